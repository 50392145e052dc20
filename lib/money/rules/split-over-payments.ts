/** What one payment of an order can still give back, in minor units. */
export type RefundablePayment = { id: string; refundable: number };

/**
 * Spreads a refund over the payments it came from, in the order given (the shop's policy: card before gift card, or the
 * other way about), none beyond what it can still refund. `uncovered` is what no payment could take.
 */
export function splitOverPayments(
  amount: number,
  payments: readonly RefundablePayment[],
): { parts: { id: string; amount: number }[]; uncovered: number } {
  let left = amount;
  const parts: { id: string; amount: number }[] = [];
  for (const payment of payments) {
    const part = Math.min(left, Math.max(0, payment.refundable));
    if (part > 0) parts.push({ id: payment.id, amount: part });
    left -= part;
  }
  return { parts, uncovered: left };
}
