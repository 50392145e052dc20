import { currencyExponent } from '@/lib/core/money';
import type { DisputeState } from '@/lib/orders/constants';
import { sayMoney } from './say-things';
import { sayAge, sayStamp } from './say-time';

/** Whether the bank was asked to take an order's payment back: amounts in minor units, told back as they were shown. */
export type DisputesView = {
  orderId: string;
  currency: string;
  digits: number;
  isOpen: boolean;
  rows: { id: string; amount: number; isOpen: boolean; text: string; detail: string }[];
  mayWrite: boolean;
};

export type DisputeFacts = {
  externalId: string;
  source: string;
  state: DisputeState;
  amount: number;
  currency: string;
  reason: string | null;
  openedAt: Date;
  closedAt: Date | null;
};

/** The disputes about an order's payment as both its own page and its returns' say them. */
export function disputesView(
  disputes: readonly DisputeFacts[],
  of: { orderId: string; currency: string; zone: string; now: Date; mayWrite: boolean },
): DisputesView {
  return {
    orderId: of.orderId,
    currency: of.currency,
    digits: currencyExponent(of.currency),
    isOpen: disputes.some(({ state }) => state === 'open'),
    rows: disputes.map((one) => ({
      id: one.externalId,
      amount: one.amount,
      isOpen: one.state === 'open',
      text: textOf(one, of.now),
      detail: [
        one.reason,
        `told by ${SOURCES[one.source] ?? one.source}`,
        one.closedAt && sayStamp(one.closedAt, of.zone, of.now),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    mayWrite: of.mayWrite,
  };
}

const SOURCES: Record<string, string> = {
  shopify: 'Shopify',
  stripe: 'Stripe',
  stripe_payment: 'Stripe, about what an exchange cost',
  api: 'your shop system',
  console: 'your team',
};

function textOf(dispute: DisputeFacts, now: Date): string {
  const money = sayMoney(dispute);
  if (dispute.state === 'won') return `You won: ${money} stays with you`;
  if (dispute.state === 'lost') return `You lost: the bank took ${money}`;
  return `${money} disputed for ${sayAge(dispute.openedAt, now)}`;
}
