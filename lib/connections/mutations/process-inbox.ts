import { and, eq } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { applySafely } from './apply-safely';
import { settleInbox } from './settle-inbox';

/**
 * Applies a stored message that is not processed yet; once more for one that waited. A message that breaks us is parked
 * as `failed`. Returns its state. Throws NOT_FOUND for an unknown or foreign message.
 */
export async function processInbox(ctx: Ctx, input: { inboxId: string }): Promise<'processed' | 'parked'> {
  const { db, shopId } = ctx;
  const ofMessage = and(eq(inbox.shopId, shopId), eq(inbox.id, input.inboxId));
  const [row] = await db.select().from(inbox).where(ofMessage).for('update');
  if (!row) throw notFound('message');
  if (row.state === 'processed') return 'processed';
  // No longer parked, so that what it brings itself does not find it waiting.
  await db.update(inbox).set({ state: 'received' }).where(ofMessage);
  const { id: inboxId, source, body, receivedAt } = row;
  const [waiting = []] = await applySafely(ctx, [{ inboxId, source, body, receivedAt }]);
  await settleInbox(ctx, [{ inboxId, waiting }]);
  return waiting.length > 0 ? 'parked' : 'processed';
}
