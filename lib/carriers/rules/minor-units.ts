import { currencyExponent, type Money } from '@/lib/core/money';

/**
 * Exact minor units of a decimal as platforms write it ("19.99", 3, "-10.00"), digits beyond the currency's rounded half
 * away from zero: "0.905" EUR → 91. Null for what is no decimal or no currency.
 */
export function minorUnits(decimal: unknown, currency: string | null): Money | null {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return null;
  const m = /^([+-]?)(\d{1,15})?(?:\.(\d{0,20}))?$/.exec(String(decimal ?? '').trim());
  if (!m || (m[2] === undefined && !m[3])) return null;
  const digits = currencyExponent(currency);
  const fraction = (m[3] ?? '').padEnd(digits + 1, '0');
  const whole = BigInt((m[2] ?? '0') + fraction.slice(0, digits));
  const amount = Number(fraction.charAt(digits) >= '5' ? whole + 1n : whole);
  if (!Number.isSafeInteger(amount)) return null;
  return { amount: m[1] === '-' && amount !== 0 ? -amount : amount, currency };
}

/** Minor units, none counting as nothing; never negative. */
export const amountOf = (decimal: unknown, currency: string): Money => ({
  amount: Math.max(0, minorUnits(decimal, currency)?.amount ?? 0),
  currency,
});

export const sum = (amounts: readonly Money[], currency: string): Money => ({
  amount: amounts.reduce((total, { amount }) => total + amount, 0),
  currency,
});
