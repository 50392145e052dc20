import { LETTERS } from '@/lib/returns/rules/return-number';

/** A report's number for people, "P-7KM2-9XQF", from eight random bytes. */
export function reportNumber(bytes: Uint8Array): string {
  const text = Array.from(bytes.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return `P-${text.slice(0, 4)}-${text.slice(4, 8)}`;
}
