import { currencyExponent, type Money } from '@/lib/core/money';

/** A provider's decimal amount ("7.58") in minor units; null for what is none. */
export function parseMoney(text: string | null | undefined, currency: string | null | undefined): Money | null {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text?.trim() ?? '');
  if (!match || !/^[A-Z]{3}$/.test(currency ?? '')) return null;
  const digits = currencyExponent(currency as string);
  const fraction = (match[2] ?? '').padEnd(digits, '0');
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  return { amount: Number(`${match[1]}${fraction.slice(0, digits)}`), currency: currency as string };
}
