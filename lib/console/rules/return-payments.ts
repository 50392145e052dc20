import { currencyExponent } from '@/lib/core/money';
import { mayBounce } from '@/lib/returns/rules/open-bounce';
import { sayStamp } from './say-time';

export type IntentFacts = {
  id: string;
  kind: 'refund' | 'credit';
  amount: number;
  currency: string;
  state: string;
  provider: string;
  reference: string | null;
  createdAt: Date;
  settledAt: Date | null;
  bouncedAt: Date | null;
  paidReference: string | null;
  /** Why it failed, in the provider's or the bank's words. */
  lastError: string | null;
};

export type Payable = {
  /** What is owed now, as one sum and its parts. */
  amount: number;
  text: string;
  parts: { label: string; text: string }[];
  ceiling: number;
  ceilingText: string;
  currency: string;
  digits: number;
};

export type PaymentView = { id: string; text: string; detail: string; isBack: boolean; mayBounce: boolean };

export type OwedFacts = {
  refund: number;
  claim: number;
  credit: number;
  bonus: number;
  ceilingRefund: number;
  ceilingCredit: number;
};

type Words = { money: (amount: number) => string; zone: string; now: Date };

const WAYS: Record<string, string> = { invoice: 'off their invoice' };

/** One payment of a return as its page says it. */
export function paymentView(intent: IntentFacts, { money, zone, now }: Words): PaymentView {
  return {
    id: intent.id,
    isBack: intent.state === 'failed',
    mayBounce: intent.state === 'succeeded' && mayBounce(intent),
    text: `${money(intent.amount)} ${intent.kind === 'credit' ? 'as store credit' : (WAYS[intent.provider] ?? 'back to the payment')}`,
    detail: intentDetail(intent, zone, now),
  };
}

function intentDetail(intent: IntentFacts, zone: string, now: Date): string {
  const at = sayStamp(intent.settledAt ?? intent.createdAt, zone, now);
  const why = intent.lastError ? `: ${intent.lastError}` : '';
  if (intent.bouncedAt) return `Came back, ${sayStamp(intent.bouncedAt, zone, now)}${why}`;
  if (intent.state === 'failed') return `Could not be paid, ${at}${why}`;
  if (intent.state !== 'succeeded') return `On its way since ${at}`;
  if (intent.provider === 'manual') return `${at}, paid by hand · ${intent.paidReference ?? intent.reference ?? ''}`;
  if (intent.provider === 'invoice') return at;
  return `${at} · ${intent.reference ?? ''}`;
}

/** What may be paid now, and the most that may ever be. */
export function payableOf(
  { row, state: { owed } }: { row: { currency: string; paidBy: string | null }; state: { owed: OwedFacts } },
  money: Words['money'],
): Payable {
  const amount = owed.refund + owed.credit;
  const ceiling = owed.ceilingRefund + owed.ceilingCredit;
  const parts = [
    { label: 'Off their unpaid invoice', amount: owed.claim },
    { label: row.paidBy ? 'To their account' : 'Back to the original payment', amount: owed.refund - owed.claim },
    {
      label: owed.bonus > 0 ? `Store credit, ${money(owed.bonus)} of it a bonus` : 'Store credit',
      amount: owed.credit,
    },
  ];
  return {
    amount,
    text: money(amount),
    parts: parts.filter((part) => part.amount > 0).map((part) => ({ label: part.label, text: money(part.amount) })),
    ceiling,
    ceilingText: money(ceiling),
    currency: row.currency,
    digits: currencyExponent(row.currency),
  };
}
