import { currencyExponent } from '@/lib/core/money';

/**
 * A platform's decimal amount in minor units, without passing through a float: "19.9" EUR is 1990. Digits beyond the
 * currency's own must be zeros.
 * @throws RangeError for what is no such amount
 */
export function minorUnits(decimal: string | number, currency: string): number {
  const digits = currencyExponent(currency);
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(decimal).trim());
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > digits) throw new RangeError(`"${decimal}" is no amount in ${currency}.`);
  return Number(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`);
}
