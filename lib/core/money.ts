/** An amount in the currency's minor units (cents, yen, fils) with its ISO 4217 code. */
export type Money = { amount: number; currency: string };

const exponents = new Map<string, number>();

/** Minor-unit digits of an ISO 4217 currency: EUR 2, JPY 0, KWD 3 (from the runtime's CLDR data). */
export function currencyExponent(currency: string): number {
  let digits = exponents.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, digits);
  }
  return digits;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formats exact minor units for a locale without passing through a float: 14900 EUR, de → "149,00 €". */
export function formatMoney(money: Money, locale: string): string {
  const key = `${locale} ${money.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
    });
    formatters.set(key, formatter);
  }
  const text = formatter.format(decimalString(money) as unknown as number);
  // Right to left, "US$" would be torn apart: a sign after letters at the end belongs to them.
  return /\p{Lu}\p{Sc}$/u.test(text) ? `${text}\u200e` : text;
}

/** The amount as a decimal string: 1999 EUR → "19.99", 1999 JPY → "1999", -5 EUR → "-0.05". */
export function decimalString({ amount, currency }: Money): string {
  const digits = currencyExponent(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
