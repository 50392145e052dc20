import type { PaymentKind, PaymentState } from '@/lib/payments/constants';
import { sayStamp } from './say-time';

export type PaybackFacts = {
  kind: PaymentKind;
  state: PaymentState;
  amount: number;
  chargedBack: number;
  provider: string;
  lastError: string | null;
  bouncedAt: Date | null;
};

/** What was paid for an exchange, went back and is with the shop again: as a return's page says it. */
export type PaybackView = {
  title: string;
  text: string;
  amount: string;
  /** A provider can be asked once more. */
  mayRetry: boolean;
};

const WHAT = { difference: 'What they paid for the exchange', deposit: 'Their deposit', unreturned: 'What they paid' };

/** The first payment that waits to go back; null where none does. */
export function paybackView(
  payments: readonly PaybackFacts[],
  { money, zone, now }: { money: (amount: number) => string; zone: string; now: Date },
): PaybackView | null {
  const [back] = payments.filter(({ state }) => state === 'refund_failed');
  if (!back) return null;
  const amount = money(back.amount - back.chargedBack);
  const at = back.bouncedAt ? sayStamp(back.bouncedAt, zone, now) : '';
  return {
    title: `${WHAT[back.kind]}, ${amount}, did not go back.`,
    text: `${at}${back.lastError ? `: ${back.lastError.replace(/[.]?$/, '.')}` : '.'} Try it once more, or send it from your bank and write it down here.`,
    amount,
    mayRetry: back.provider !== 'manual',
  };
}
