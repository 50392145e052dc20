import { currencyExponent, type Money } from '@/lib/core/money';

/** Without decimals in the world, with two at Stripe. */
const AS_IF_TWO = new Set(['ISK', 'UGX']);

/** Minor units of an amount that Stripe counts. */
export function fromStripe(amount: number, currency: string): number {
  return AS_IF_TWO.has(currency) && currencyExponent(currency) === 0 ? Math.round(amount / 100) : amount;
}

/**
 * An amount as Stripe counts it: minor units, those of ISK and UGX times 100; of a currency with three decimals the last
 * must be 0.
 * @throws RangeError where Stripe cannot take the amount
 */
export function stripeAmount({ amount, currency }: Money): number {
  const digits = currencyExponent(currency);
  if (AS_IF_TWO.has(currency)) return digits === 0 ? amount * 100 : amount;
  if (digits === 3 && amount % 10 !== 0)
    throw new RangeError(`Stripe takes no ${currency} amount that ends in ${amount % 10}.`);
  return amount;
}
