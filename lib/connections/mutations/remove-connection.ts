import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

/** Closes a connection's address; what it brought stays. Throws NOT_FOUND for an unknown, foreign or removed one. */
export async function removeConnection(ctx: Ctx, input: { id: string }): Promise<void> {
  const removed = isId(input.id)
    ? await ctx.db
        .update(connections)
        .set({ deletedAt: ctx.now })
        .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.id), isNull(connections.deletedAt)))
        .returning({ id: connections.id })
    : [];
  if (removed.length === 0) throw notFound('connection');
  await recordAudit(ctx, { action: 'connection.removed', entity: 'connection', entityId: input.id });
}
