/**
 * A time-ordered random id (UUID version 7, RFC 9562): 48 bits of milliseconds, then 74 random bits, so index pages
 * of new rows stay together. An id never authorises anything.
 */
export function newId(at: number = Date.now()): string {
  return madeOf(at, crypto.getRandomValues(new Uint8Array(10)));
}

/**
 * The same with the fraction of the millisecond in front of the random bits (RFC 9562, 6.2, method 3), so that ids of one
 * clock grow with it. @param micros microseconds since 1970
 */
export function orderedId(micros: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const fraction = Math.floor(((micros % 1_000) / 1_000) * 4_096);
  random[0] = fraction >> 8;
  random[1] = fraction & 0xff;
  return madeOf(Math.floor(micros / 1_000), random);
}

function madeOf(at: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(at / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text can be one of our ids; anything else names nothing and need not be asked for. */
export const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
