'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea, TextInput } from '@/components/ui/field';
import { moveClaimAction } from '@/lib/claims/actions';
import type { ClaimState } from '@/lib/claims/constants';
import type { ClaimDetail } from '@/lib/claims/types';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import { decimalString } from '@/lib/core/money';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** What became of a claim: one press, with their number, the amount where they paid, and a note. */
export function ClaimSteps({ shop, claim }: { shop: string; claim: ClaimDetail }) {
  const router = useRouter();
  const move = useAction(moveClaimAction);
  const [to, setTo] = useState<ClaimState | null>(null);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [paid, setPaid] = useState(decimalString({ amount: claim.amount, currency: claim.currency }));
  const [said, setSaid] = useState<string | null>(null);
  const paidAmount = parseAmount(paid.trim(), claim.digits);
  const isUnread = to === 'paid' && paidAmount === null;
  if (!claim.mayWork || claim.steps.length === 0) return <Outcome failure={null} success={said} />;
  if (to === null)
    return (
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-2">
          {claim.steps.map((step, index) => (
            <Button key={step.to} kind={index === 0 ? 'primary' : 'plain'} onClick={() => setTo(step.to)}>
              {step.label}
            </Button>
          ))}
        </div>
        <Outcome failure={null} success={said} />
      </div>
    );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUnread) return;
        const step = {
          shop,
          claimId: claim.id,
          to,
          paidAmount: to === 'paid' ? paidAmount : null,
          reference: reference || null,
          note: note || null,
        };
        move.run(step, () => {
          setSaid('Written down.');
          setTo(null);
          setNote('');
          router.refresh();
        });
      }}
    >
      {to === 'paid' && (
        <TextInput
          id="paid"
          label={`What they paid (${claim.currency})`}
          inputMode="decimal"
          autoComplete="off"
          value={paid}
          error={isUnread ? `Write it like ${claim.digits === 0 ? '5000' : '49.50'}` : null}
          onChange={(event) => setPaid(event.target.value)}
        />
      )}
      {(to === 'sent' || to === 'accepted') && (
        <TextInput
          id="reference"
          label="Their number for it"
          maxLength={100}
          autoComplete="off"
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      )}
      <TextArea
        id="claim-note"
        label="Note"
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Outcome failure={move.failure} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" aria-disabled={move.pending}>
          {move.pending ? 'One moment…' : (claim.steps.find((step) => step.to === to)?.label ?? 'Write it down')}
        </Button>
        <Button kind="quiet" onClick={() => setTo(null)}>
          Back
        </Button>
      </div>
    </form>
  );
}
