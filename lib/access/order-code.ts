import { keyedHash } from '@/lib/core/secrets';

/** Minutes a code opens something, and how often it may be mistyped: five of a million. */
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
/** Codes sent for one order: enough for a shopper who lost one, too few to guess by. */
export const CODE_LIMIT = { points: 4, windowSeconds: 15 * 60 };
export const CODE_DAY_LIMIT = { points: 12, windowSeconds: 24 * 60 * 60 };

/** The six digits of a code. Derived from its id, so that the mail can name them though they are kept nowhere. */
export function orderCode(shopId: string, codeId: string): string {
  const number = keyedHash('order-code', `${shopId}\0${codeId}`).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** "123 456": what a person reads and types; spaces count for nothing. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
export const typedCode = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
