/**
 * A time-ordered random id (UUID version 7, RFC 9562): 48 bits of milliseconds, then 74 random bits, so index pages
 * of new rows stay together. An id never authorises anything.
 */
export function newId(at: number = Date.now()): string {
  return madeOf(at, freshRandom());
}

/**
 * The same with the fraction of the millisecond in front of the random bits (RFC 9562, 6.2, method 3), so that ids of one
 * clock grow with it. @param micros microseconds since 1970
 */
export function orderedId(micros: number): string {
  const random = freshRandom();
  const fraction = Math.floor(((micros % 1_000) / 1_000) * 4_096);
  random[0] = fraction >> 8;
  random[1] = fraction & 0xff;
  return madeOf(Math.floor(micros / 1_000), random);
}

const RANDOM_BYTES = 10;
/** The system is asked for random bytes by the hundred ids: asking costs more than they do. */
const pool = new Uint8Array(100 * RANDOM_BYTES);
let used = pool.length;

function freshRandom(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return pool.subarray(used - RANDOM_BYTES, used);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function madeOf(at: number, random: Uint8Array): string {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const hex = (from: number, to: number) => {
    let text = '';
    for (let i = from; i < to; i++) text += HEX[random[i] ?? 0];
    return text;
  };
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70;
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(0, 2)}-${hex(2, 4)}-${hex(4, 10)}`;
}

/** Whether a text can be one of our ids; anything else names nothing and need not be asked for. */
export const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
