import { keepTooLarge } from '@/lib/connections/mutations/keep-too-large';
import { log } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { LARGEST_KEPT } from './constants';
import type { Connection } from './find-connection';
import { deliveryOf, type Hook, isGenuine, isStripe } from './read-hook';

/** So many are read at once by this process, each of another connection: what they hold in memory stays bounded. */
const AT_ONCE = 3;
const reading = new Set<string>();

/**
 * Reads on in a message larger than is taken and keeps it, parked, so that a person can have it applied. Only what is genuine,
 * fits LARGEST_KEPT and comes while few others are read; of the rest nothing is kept. Never throws. Answers its bytes as far
 * as they are known, and whether it is genuine where that was asked.
 */
export async function keepLargeHook(
  hook: Hook,
  connection: Connection,
  gate: Gate & { now: Date },
): Promise<{ bytes: number; isForged: boolean }> {
  const announced = Number(hook.headers['content-length'] ?? 0);
  const unread = { bytes: announced, isForged: false };
  if (announced > LARGEST_KEPT || reading.size >= AT_ONCE || reading.has(connection.id)) return unread;
  reading.add(connection.id);
  try {
    const bytes = await hook.read(LARGEST_KEPT);
    if (bytes === null) return { bytes: LARGEST_KEPT + 1, isForged: false };
    const told = { bytes: bytes.length, isForged: false };
    const body = bytes.toString('utf8');
    if (!isGenuine(hook, connection, body, gate.now)) return { ...told, isForged: true };
    if (isStripe(hook, connection)) return told;
    const delivery = deliveryOf(hook, connection, bytes, body);
    const kept = await inShop(gate, (ctx) => keepTooLarge(ctx, { ...delivery, bytes: bytes.length }));
    if (kept === 'full') log.warn({ connectionId: connection.id }, 'No more large deliveries of a connection are kept');
    return told;
  } catch (error) {
    log.warn({ connectionId: connection.id, err: error }, 'A delivery that was too large could not be kept');
    return unread;
  } finally {
    reading.delete(connection.id);
  }
}
