import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Equal in constant time, whatever the lengths. Exact: no case, no second base64 spelling of the same bytes. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}

type Hmac = { algorithm: 'sha256' | 'sha1'; key: string | Buffer; signed: string | Buffer; encoding: 'hex' | 'base64' };

/** True when `given` is the HMAC in the encoding named. An empty key never verifies. */
export function sameHmac(given: string | undefined, { algorithm, key, signed, encoding }: Hmac): boolean {
  if (!given || key.length === 0) return false;
  return sameSecret(given, createHmac(algorithm, key).update(signed).digest(encoding));
}

/** True when a signed time lies within five minutes of `nowUnix` (seconds). */
export const isFresh = (timestamp: string | undefined, nowUnix: number, toleranceSeconds = 300): boolean =>
  timestamp !== undefined && /^\d{1,12}$/.test(timestamp) && Math.abs(nowUnix - Number(timestamp)) <= toleranceSeconds;
