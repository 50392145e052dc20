import { most } from '@/lib/money/rules/clamp';
import type { QuoteInput } from '../types';

/**
 * What a shopper still owes on an order's invoice: the order's worth less what was paid, and less what returns have taken
 * off before. 0 where the order is not on invoice. What the shop's books say in between is theirs: the order is written
 * with what was bought and what was paid.
 * @param orderTotal what lines, shipping and charges come to
 */
export function openClaim({ order, claim_reduced }: QuoteInput, orderTotal: bigint): bigint {
  if (order.paid_by !== 'invoice' || !order.total_paid) return 0n;
  return most(0n, orderTotal - BigInt(order.total_paid.amount) - BigInt(claim_reduced?.amount ?? 0));
}
