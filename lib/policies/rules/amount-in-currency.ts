import type { PolicySum } from '../schema';

/** The order's currency and the one in which a policy's bare amounts are meant. */
export type Currencies = { order: string; own: string };

/**
 * A fixed sum of a policy in the order's currency, or null where the policy names none for it: amounts are never
 * converted. An entry in `amounts` stands before the bare amount.
 */
export function amountInCurrency(sum: PolicySum, currencies: Currencies): number | null {
  const entry = sum.amounts?.find((money) => money.currency === currencies.order);
  if (entry) return entry.amount;
  return currencies.order === currencies.own ? (sum.amount ?? null) : null;
}
