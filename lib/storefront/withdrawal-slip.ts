import { createHash } from 'node:crypto';
import { isId, newId } from '@/lib/core/ids';
import { keyedHash, sameBytes } from '@/lib/core/secrets';

/**
 * One declaration, however often its button is pressed: the id it is stored under and, once we failed to store it, when it
 * first reached us. It travels in the form, so that it outlives whatever failed.
 */
export type Slip = { id: string; receivedAt: Date | null };

const PURPOSE = 'withdrawal slip';
// The words of a declaration are bound to its time: another declaration has reached us when it reaches us.
const OWN_FIELDS = ['slip', 'confirmed'];

export const newSlip = (): Slip => ({ id: newId(), receivedAt: null });

export function writeSlip(shopId: string, { id, receivedAt }: Slip, posted = new FormData()): string {
  const at = receivedAt?.getTime() ?? 0;
  return `${id}.${at}.${sign(shopId, id, at, posted).toString('base64url')}`;
}

/** What a form of ours carries; null for anything else. */
export function readSlip(shopId: string, text: string, posted: FormData): Slip | null {
  const [id = '', time = '', mac = ''] = text.split('.');
  const at = Number(time);
  if (!isId(id) || !Number.isSafeInteger(at)) return null;
  if (!sameBytes(sign(shopId, id, at, posted), Buffer.from(mac, 'base64url'))) return null;
  return { id, receivedAt: at > 0 ? new Date(at) : null };
}

function sign(shopId: string, id: string, at: number, posted: FormData): Buffer {
  const said = [...posted.entries()]
    .filter(([name, value]) => typeof value === 'string' && !OWN_FIELDS.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const words = at > 0 ? createHash('sha256').update(JSON.stringify(said)).digest('base64url') : '';
  return keyedHash(PURPOSE, [shopId, id, at, words].join('\0'));
}
