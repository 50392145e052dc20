/** A payment of an order, with what of it has not gone back yet, in minor units. */
export type Payment = { id: string; gateway: string; left: number; isLast: boolean };

/**
 * How an amount goes back to the payments it came from: each in turn as far as it goes, gift cards last.
 * @returns null where they have less left than that
 */
export function refundShares(payments: readonly Payment[], amount: number): (Payment & { amount: number })[] | null {
  const shares: (Payment & { amount: number })[] = [];
  let open = amount;
  for (const payment of payments.toSorted((a, b) => Number(a.isLast) - Number(b.isLast))) {
    const share = Math.min(open, Math.max(0, payment.left));
    if (share > 0) shares.push({ ...payment, amount: share });
    open -= share;
  }
  return open === 0 ? shares : null;
}
