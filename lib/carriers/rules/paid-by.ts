import type { PaidBy } from '@/lib/orders/constants';

/** Gateways of shop platforms that take no refund back, by the names and codes their orders carry. */
const BY_HAND: readonly [RegExp, PaidBy][] = [
  [/^cod$|cash[ _-]on[ _-]delivery|nachnahme|代金引換|代引き/i, 'cash_on_delivery'],
  [
    /^bacs$|^cheque$|bank[ _-](deposit|transfer)|wire[ _-]transfer|money[ _-]order|überweisung|vorkasse|銀行振込/i,
    'bank_transfer',
  ],
  [/^invoice$|invoice[ _-]gateway|purchase[ _-]order|^rechnung$|kauf auf rechnung/i, 'invoice'],
];

/**
 * How an order was paid, where every one of its gateways is one that a person collects by; null where any could give the
 * money back by itself, or none is named.
 */
export function paidBy(gateways: readonly (string | null)[]): PaidBy | null {
  const names = gateways.filter((name) => name !== null && name !== '');
  const ways = names.map((name) => BY_HAND.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? null);
  const [first] = ways;
  return first && ways.every((way) => way !== null) ? first : null;
}
