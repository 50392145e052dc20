import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { connections, inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { MOST_LARGE_A_DAY, MOST_LARGE_WAITING } from '../constants';
import { saySize } from '../rules/say-size';
import type { Delivery } from '../store-deliveries';

/**
 * Keeps a message that was larger than is taken at once, parked as `too_large`: a person may have it applied. A connection has
 * room for so many bytes of such messages a day, and for so many waiting; beyond that nothing is kept (`full`).
 * Throws NOT_FOUND for an unknown or foreign connection.
 */
export async function keepTooLarge(
  ctx: Ctx,
  { bytes, ...delivery }: Delivery & { bytes: number },
): Promise<'kept' | 'duplicate' | 'full'> {
  const { db, shopId, now } = ctx;
  // Whoever else keeps one of this connection waits: the room is counted once.
  const [connection] = await db
    .select({ id: connections.id })
    .from(connections)
    .where(and(eq(connections.shopId, shopId), eq(connections.id, delivery.connectionId)))
    .for('no key update');
  if (!connection) throw notFound('connection');
  const dayAgo = new Date(now.getTime() - 86_400_000).toISOString();
  const [room] = await db
    .select({
      today: sql<number>`coalesce(sum(${inbox.largeBytes}) filter (where ${inbox.receivedAt} > ${dayAgo}::timestamptz), 0)::float8`,
      waiting: sql<number>`coalesce(sum(${inbox.largeBytes}) filter (where ${inbox.state} = 'parked'), 0)::float8`,
    })
    .from(inbox)
    .where(and(eq(inbox.shopId, shopId), eq(inbox.connectionId, delivery.connectionId), isNotNull(inbox.largeBytes)));
  if (!room || room.today + bytes > MOST_LARGE_A_DAY || room.waiting + bytes > MOST_LARGE_WAITING) return 'full';
  const stored = await db
    .insert(inbox)
    .values({
      ...delivery,
      shopId,
      id: newId(),
      largeBytes: bytes,
      state: 'parked',
      reason: 'too_large',
      detail: saySize(bytes),
      receivedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: inbox.id });
  return stored.length > 0 ? 'kept' : 'duplicate';
}
