'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClasses } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { settleWithdrawalAction } from '@/lib/console/actions';
import type { WithdrawalRow } from '@/lib/console/rules/withdrawal-row';
import { DialogForm } from '../layout/dialog-form';
import { unwrap } from '../layout/failures';
import { returnsKeys } from './use-returns-query';

type Props = { shop: string; rows: readonly WithdrawalRow[]; mayDecide: boolean };

/** Declarations of withdrawal that fit no return by themselves: a person finds the order and sees to the money. */
export function WithdrawalList({ shop, rows, mayDecide }: Props) {
  const [open, setOpen] = useState<WithdrawalRow | null>(null);
  return (
    <Panel id="declarations" title="To be dealt with by hand">
      <p className="-mt-2 mb-4 max-w-prose text-sm text-muted">
        No return could be opened for these by itself: the goods were named in free words, or the order was not found.
        They count from the moment they came, and the money is due by the day below.
      </p>
      <ul className="grid divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-3 py-4 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="grid min-w-0 content-start gap-1.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">{row.who}</span>
                <Badge tone={row.clock.tone}>{row.clock.text}</Badge>
              </p>
              <p className="whitespace-pre-line wrap-anywhere">{row.words ?? 'The whole order'}</p>
              <p className="flex flex-wrap gap-x-3 text-sm text-muted wrap-anywhere">
                <Link href={row.order.href} className={textLink}>
                  {row.order.isKnown ? `Order ${row.order.number}` : `Look for order ${row.order.number}`}
                </Link>
                <a href={`mailto:${row.email}`} className={textLink}>
                  {row.email}
                </a>
                <span>came {row.received}</span>
                <span>money by {row.refundBy}</span>
                <span>{row.reference}</span>
              </p>
            </div>
            {mayDecide && (
              <p className="flex flex-wrap content-start gap-2">
                {row.returnHref && (
                  <Link href={row.returnHref} className={buttonClasses('plain')}>
                    Open a return
                  </Link>
                )}
                <Button onClick={() => setOpen(row)} aria-haspopup="dialog">
                  Dealt with…
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Dialog title={`${open?.who ?? ''}: how was it dealt with?`} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <SettleForm shop={shop} row={open} onClose={() => setOpen(null)} />}
      </Dialog>
    </Panel>
  );
}

function SettleForm({ shop, row, onClose }: { shop: string; row: WithdrawalRow; onClose: () => void }) {
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [isPending, setPending] = useState(false);
  return (
    <DialogForm<{ note: string }>
      onClose={onClose}
      isPending={isPending}
      label="It is dealt with"
      deed={() => (note.trim() ? { note: note.trim() } : 'Say how, so that it can be shown later.')}
      act={async (deed) => {
        setPending(true);
        try {
          unwrap(await settleWithdrawalAction({ shop, withdrawalId: row.id, ...deed }));
          onClose();
        } finally {
          setPending(false);
          await client.invalidateQueries({ queryKey: returnsKeys.all(shop) });
        }
      }}
    >
      <p>
        It leaves this list and its clock stops. The declaration itself is kept word for word, with your name and what
        you write here.
      </p>
      <TextArea
        id="settle-note"
        label="What was done"
        hint="Such as: €149.00 paid back on 3 March, or: the goods were made to measure, written to them."
        rows={3}
        maxLength={500}
        required
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
