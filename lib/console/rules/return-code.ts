import { LETTERS } from '@/lib/returns/rules/return-number';

/** What a scanner read or somebody typed: a return's own number, a link's token, or anything else to look up. */
export type ReturnCode =
  | { kind: 'number'; number: string }
  | { kind: 'token'; token: string }
  | { kind: 'other'; text: string };

/**
 * Reads the code of a slip. Its QR is the address of the return's page, its bars and print the number; a scanner may set
 * the wrong keyboard and lose dashes, so the number is known by its letters alone. Null for nothing.
 */
export function readReturnCode(text: string): ReturnCode | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const token = /\/returns\/([\w-]{20,64})(?:[/?#]|$)/.exec(plain)?.[1];
  if (token) return { kind: 'token', token };
  const letters = plain.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const own = new RegExp(`^R([${LETTERS}]{4})([${LETTERS}]{4})$`).exec(letters);
  if (own) return { kind: 'number', number: `R-${own[1]}-${own[2]}` };
  return { kind: 'other', text: plain.slice(0, 100) };
}
