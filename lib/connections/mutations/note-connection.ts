import { and, eq } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

/** Writes down that a connection was heard of, or what was wrong with what came. */
export async function noteConnection(ctx: Ctx, input: { connectionId: string; error: string | null }): Promise<void> {
  await ctx.db
    .update(connections)
    .set(input.error === null ? { lastSeenAt: ctx.now } : { lastErrorAt: ctx.now, lastError: input.error })
    .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.connectionId)));
}
