'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Dialog } from '@/components/ui/dialog';
import { Select, TextArea } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { flagCustomerAction, unflagCustomerAction } from '@/lib/console/actions';
import { FLAG_WORDS, type ShopperCard } from '@/lib/console/rules/shopper-card';
import { FLAG_KINDS, type FlagKind } from '@/lib/returns/constants';
import { DialogForm } from '../layout/dialog-form';
import { sayFailure, unwrap } from '../layout/failures';
import { CreditPanel } from './credit-panel';

type Props = {
  shop: string;
  card: ShopperCard | null;
  /** The return that something can be noted of. */
  returnId?: string;
  /** Told apart where the panel stands twice on a page. */
  at?: 'side' | 'below';
};

/** Runs a deed about a shopper, then has every page ask again: their card stands beside orders and returns alike. */
export function useShopperDeed(shop: string) {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const run = async (deed: () => Promise<unknown>) => {
    if (isPending) return;
    setPending(true);
    try {
      await deed();
    } finally {
      setPending(false);
      await client.invalidateQueries({ queryKey: [shop] });
    }
  };
  return { run, isPending };
}

/** What the shop knows of a shopper, as facts, and their store credit. Nobody is refused by any of it. */
export function ShopperPanel({ shop, card, returnId, at = 'side' }: Props) {
  const { run, isPending } = useShopperDeed(shop);
  const [isFlagging, setFlagging] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!card) return null;
  const close = () => setFlagging(false);
  return (
    <div className="grid gap-6">
      <Panel id={`known-${at}`} title="What you know of them">
        <dl className="grid gap-2 text-sm">
          {card.facts.map((fact) => (
            <div key={fact.label} className="flex justify-between gap-4">
              <dt className="shrink-0 text-muted">{fact.label}</dt>
              <dd className="min-w-0 text-right wrap-anywhere">{fact.text}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 grid gap-3">
          {problem && (
            <Notice tone="bad" live>
              {problem}
            </Notice>
          )}
          {card.flags.map((flag) => (
            <Notice key={flag.key} tone="warn">
              <div className="grid gap-1 text-sm">
                <p className="font-semibold">{flag.text}</p>
                {flag.note && <p className="whitespace-pre-line wrap-anywhere">{flag.note}</p>}
                <p className="text-muted">
                  {flag.href && flag.returnId !== returnId ? (
                    <Link href={flag.href} className={textLink}>
                      {flag.by}
                    </Link>
                  ) : (
                    flag.by
                  )}
                </p>
                {card.may.flag && flag.returnId && (
                  <p>
                    <ConfirmButton
                      title="Take it back?"
                      text="Everything that was noted of that return is taken back. Who did it, and when, stays in its history."
                      confirm="Take it back"
                      confirmKind="primary"
                      pending={isPending}
                      onConfirm={() => {
                        setProblem(null);
                        run(async () =>
                          unwrap(await unflagCustomerAction({ shop, returnId: flag.returnId ?? '' })),
                        ).catch((error) => setProblem(sayFailure(error)));
                      }}
                    >
                      Take it back…
                    </ConfirmButton>
                  </p>
                )}
              </div>
            </Notice>
          ))}
          {card.flags.length > 0 && (
            <p className="text-sm text-muted">Their next returns wait for a person. Nothing is refused by it.</p>
          )}
          {card.may.flag && returnId && (
            <p>
              <Button kind="quiet" className="-ml-3" aria-haspopup="dialog" onClick={() => setFlagging(true)}>
                Note that something was wrong…
              </Button>
            </p>
          )}
        </div>
        <Dialog title="What was wrong with this return?" isOpen={isFlagging} onClose={close}>
          <FlagForm
            isPending={isPending}
            onClose={close}
            act={async ({ kind, note }) => {
              await run(async () =>
                unwrap(await flagCustomerAction({ shop, returnId: returnId ?? '', kind, note: note || null })),
              );
              close();
            }}
          />
        </Dialog>
      </Panel>
      <CreditPanel shop={shop} card={card} at={at} />
    </div>
  );
}

type Flag = { kind: FlagKind; note: string };

function FlagForm(props: { isPending: boolean; onClose: () => void; act: (flag: Flag) => Promise<unknown> }) {
  const [kind, setKind] = useState<FlagKind | ''>('');
  const [note, setNote] = useState('');
  return (
    <DialogForm<Flag>
      {...props}
      label="Note it"
      deed={() => {
        if (kind === '') return 'Choose what was wrong.';
        return kind === 'other' && !note.trim() ? 'Say what it was.' : { kind, note: note.trim() };
      }}
    >
      <p>
        From now on a person looks at this shopper’s returns before they are approved. They are refused nothing, they
        are not told, and it can be taken back.
      </p>
      <Select
        id="flag-kind"
        label="What was it?"
        value={kind}
        onChange={(event) => setKind(FLAG_KINDS.find((one) => one === event.target.value) ?? '')}
      >
        <option value="">choose …</option>
        {FLAG_KINDS.map((one) => (
          <option key={one} value={one}>
            {FLAG_WORDS[one]}
          </option>
        ))}
      </Select>
      <TextArea
        id="flag-note"
        label="What you saw"
        hint="Your team reads it, and the shopper too if they ask what you keep about them. Facts only."
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
