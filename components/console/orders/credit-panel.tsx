'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select, TextArea, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import type { ShopperCard } from '@/lib/console/rules/shopper-card';
import { giveCreditAction, takeCreditAction } from '@/lib/credit/actions';
import { DialogForm } from '../layout/dialog-form';
import { ConsoleFailure, unwrap } from '../layout/failures';
import { useShopperDeed } from './shopper-panel';

type Account = ShopperCard['credit'][number];
type Wish = { amount: number; days: number | null; note: string };

const LESS = 'There is less credit than that by now. Look again.';

/** A shopper's store credit: what there is, until when, who gave and took it; given and taken back by hand. */
export function CreditPanel({ shop, card, at }: { shop: string; card: ShopperCard; at: 'side' | 'below' }) {
  const [open, setOpen] = useState<'give' | Account | null>(null);
  const { run, isPending } = useShopperDeed(shop);
  const close = () => setOpen(null);
  const owned = card.credit.filter(({ amount }) => amount > 0);
  if (owned.length === 0 && card.story.length === 0 && !card.may.credit) return null;
  const give = ({ amount, days, note }: Wish) =>
    run(async () => unwrap(await giveCreditAction({ shop, orderId: card.orderId, amount, days, note })));
  const take = (account: Account, { amount, note }: Wish) =>
    run(async () => {
      const input = { shop, accountId: account.id, amount, currency: account.currency, note };
      try {
        unwrap(await takeCreditAction(input));
      } catch (error) {
        throw error instanceof ConsoleFailure && error.code === 'CONFLICT'
          ? new ConsoleFailure('CONFLICT', {}, LESS)
          : error;
      }
    });
  return (
    <Panel id={`credit-${at}`} title="Store credit">
      <div className="grid gap-4 text-sm">
        {owned.length === 0 && <p className="text-muted">They have none.</p>}
        {owned.map((account) => (
          <div key={account.id} className="grid gap-1">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-display text-2xl tabular-nums">{account.balance}</span>
              {card.may.credit && (
                <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(account)}>
                  Take back…
                </Button>
              )}
            </p>
            <ul className="grid gap-0.5 text-muted tabular-nums">
              {account.lots.map((lot, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lots may say the same
                <li key={`${lot}-${index}`}>{lot}</li>
              ))}
            </ul>
          </div>
        ))}
        {card.story.length > 0 && (
          <details>
            <summary className="font-semibold">What became of it</summary>
            <ul className="grid gap-3 pt-3">
              {card.story.map((deed) => (
                <li key={deed.key} className="grid">
                  <span className="tabular-nums">{deed.text}</span>
                  {deed.note && <span className="wrap-anywhere">{deed.note}</span>}
                  <span className="text-muted">{deed.by}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        {card.may.credit && (
          <p>
            <Button aria-haspopup="dialog" onClick={() => setOpen('give')}>
              Give credit…
            </Button>
          </p>
        )}
      </div>
      <Dialog
        title={open === 'give' || open === null ? 'Give store credit' : 'Take store credit back'}
        isOpen={open !== null}
        onClose={close}
      >
        {open !== null && (
          <CreditForm
            account={open === 'give' ? null : open}
            currency={open === 'give' ? card.currency : open.currency}
            digits={open === 'give' ? card.digits : open.digits}
            isPending={isPending}
            onClose={close}
            act={async (wish) => {
              await (open === 'give' ? give(wish) : take(open, wish));
              close();
            }}
          />
        )}
      </Dialog>
    </Panel>
  );
}

function CreditForm({
  account,
  currency,
  digits,
  ...props
}: {
  /** Taken back from; null: given. */
  account: Account | null;
  currency: string;
  digits: number;
  isPending: boolean;
  onClose: () => void;
  act: (wish: Wish) => Promise<unknown>;
}) {
  const [text, setText] = useState('');
  const [days, setDays] = useState('');
  const [note, setNote] = useState('');
  return (
    <DialogForm<Wish>
      {...props}
      label={account ? 'Take it back' : 'Give it'}
      kind={account ? 'danger' : 'primary'}
      deed={() => {
        const amount = parseAmount(text.trim(), digits);
        if (!amount) return `Write an amount in ${currency}, like ${digits === 0 ? '500' : '10.00'}.`;
        if (account && amount > account.amount) return `There are ${account.balance}; no more can be taken back.`;
        if (!note.trim()) return 'Say why: your team reads it.';
        return { amount, days: days === '' ? null : Number(days), note: note.trim() };
      }}
    >
      <p>
        {account
          ? 'Only for what was given in error. Bonus goes first, then what ends first.'
          : 'It is there at once, for their next checkout. No mail goes out by itself: tell them.'}
      </p>
      <TextInput
        id="credit-amount"
        label={`Amount in ${currency}`}
        hint={account ? `At most ${account.balance}.` : undefined}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!account && (
        <Select id="credit-days" label="It works" value={days} onChange={(event) => setDays(event.target.value)}>
          <option value="">for two years, as any credit of yours</option>
          <option value="90">for 90 days</option>
          <option value="365">for a year</option>
          <option value="1095">for three years</option>
        </Select>
      )}
      <TextArea
        id="credit-note"
        label="Why?"
        hint="Your team reads it. No names and addresses."
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
