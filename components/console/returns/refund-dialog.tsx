'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea, TextInput } from '@/components/ui/field';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import { DialogForm } from '../layout/dialog-form';
import { PaidTo } from './paid-to';
import type { Deed, VerbDialog } from './use-return-verbs';

/** Exactly what will be paid, before it is. */
export function RefundDialog(props: VerbDialog) {
  return (
    <Dialog title="Pay them back" isOpen={props.isOpen} onClose={props.onClose}>
      <RefundForm {...props} />
    </Dialog>
  );
}

function RefundForm({ detail, ...props }: VerbDialog) {
  const { payable, customer, mayOverride } = detail;
  const [isOther, setIsOther] = useState(payable.amount === 0);
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const amount = parseAmount(text, payable.digits);
  return (
    <DialogForm<Deed>
      {...props}
      label={isOther ? (text ? `Pay ${text} ${payable.currency}` : 'Pay') : `Pay ${payable.text}`}
      deed={() => {
        const paid = { verb: 'refund' as const, seen: payable.amount, reference: reference.trim() || undefined };
        if (!isOther) return paid;
        if (!amount) return `Write an amount in ${payable.currency}.`;
        if (amount > payable.ceiling) return `At most ${payable.ceilingText} may still be paid for this return.`;
        if (!note.trim()) return 'Say why it is another amount: your team reads it.';
        return { ...paid, amount, note: note.trim() };
      }}
    >
      {payable.amount > 0 ? (
        <div className="grid gap-1 rounded-card bg-sunken p-5">
          <p className="text-muted">{customer.name} gets</p>
          <p className="font-display text-4xl tabular-nums">{payable.text}</p>
          <ul className="grid pt-2 text-sm">
            {payable.parts.map((part) => (
              <li key={part.label} className="flex justify-between gap-4">
                <span>{part.label}</span>
                <span className="tabular-nums">{part.text}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>
          Nothing is owed by itself: what came is damaged or missing. You may still pay up to {payable.ceilingText}.
        </p>
      )}
      {detail.account && <PaidTo account={detail.account} />}
      {detail.isByHand ? (
        <>
          <p className="text-sm text-muted">
            {detail.account
              ? 'Send it from your bank first, then write it down here. The account is deleted then.'
              : 'No card takes it back. They have not told you an account yet: their page asks for one, or you give it to them otherwise. Write it down here once it is paid.'}
          </p>
          <TextInput
            id="paid-reference"
            label="What your bank calls it"
            hint="A transfer’s number or reference, to find it again. May be left empty."
            autoComplete="off"
            maxLength={140}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        </>
      ) : (
        <p className="text-sm text-muted">
          Money back is written down as paid by hand where no platform pays it: send it from your payment console. Store
          credit is there at once.
        </p>
      )}
      {mayOverride && payable.ceiling > 0 && (
        <details
          open={isOther}
          onToggle={(event) => setIsOther(event.currentTarget.open)}
          className="border-t border-line pt-4"
        >
          <summary className="text-sm font-semibold">Another amount</summary>
          <div className="grid gap-4 pt-4">
            <TextInput
              id="amount"
              label={`Amount in ${payable.currency}`}
              hint={`At most ${payable.ceilingText}.`}
              inputMode="decimal"
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <TextArea
              id="refund-note"
              label="Why?"
              rows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
        </details>
      )}
    </DialogForm>
  );
}
