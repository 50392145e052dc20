// No vowels and nothing that reads like something else: a number is read aloud at counters and never spells a word.
export const LETTERS = '23456789BCDFGHJKMNPQRTVWX';

/** A return's number for people, "R-7KM2-9XQF", from eight random bytes. */
export function returnNumber(bytes: Uint8Array): string {
  const text = Array.from(bytes.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return `R-${text.slice(0, 4)}-${text.slice(4, 8)}`;
}
