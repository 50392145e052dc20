import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env';

const keys = new Map<string, Buffer>();

/** One key a purpose, derived from PORCHLIGHT_SECRET (HKDF-SHA-256), so that no two uses share one. */
function keyFor(purpose: string): Buffer {
  const { secret } = env();
  const cached = keys.get(`${secret}\0${purpose}`);
  if (cached) return cached;
  const key = Buffer.from(hkdfSync('sha256', secret, 'porchlight', purpose, 32));
  keys.set(`${secret}\0${purpose}`, key);
  return key;
}

/** A capability token: 256 random bits, base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token: the only form that is stored. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** HMAC-SHA-256 of a value under a purpose: contact keys, rate-limit keys, account keys. */
export const keyedHash = (purpose: string, value: string): Buffer =>
  createHmac('sha256', keyFor(purpose)).update(value).digest();

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Seals a secret for storage: version byte, 12-byte nonce, AES-256-GCM ciphertext, tag. Bound to the shop and the
 * column, so a ciphertext moved to another row does not open.
 */
export function seal(plain: string, shopId: string, column: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce);
  cipher.setAAD(Buffer.from(`${shopId}\0${column}`));
  return Buffer.concat([Buffer.from([1]), nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` closed; throws when it was moved, changed or sealed under another secret. */
export function unseal(sealed: Buffer, shopId: string, column: string): string {
  if (sealed[0] !== 1) throw new Error('Sealed under an unknown version.');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(`${shopId}\0${column}`));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]).toString('utf8');
}
