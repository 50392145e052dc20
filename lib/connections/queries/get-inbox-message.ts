import { and, eq } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { InboxEntry } from './list-inbox';

/** One stored message with its body as it came. Throws NOT_FOUND for an unknown or foreign one. */
export async function getInboxMessage(ctx: Ctx, input: { id: string }): Promise<InboxEntry & { body: string }> {
  if (!isId(input.id)) throw notFound('message');
  const [row] = await ctx.db
    .select({
      id: inbox.id,
      connectionId: inbox.connectionId,
      source: inbox.source,
      state: inbox.state,
      reason: inbox.reason,
      detail: inbox.detail,
      waitsFor: inbox.trackingKey,
      attempts: inbox.attempts,
      receivedAt: inbox.receivedAt,
      processedAt: inbox.processedAt,
      body: inbox.body,
    })
    .from(inbox)
    .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.id, input.id)));
  if (!row) throw notFound('message');
  return row;
}
