import { and, eq, sql } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

/** How the last trouble of a connection begins where that was a delivery too large to be taken. */
export const TOO_LARGE = 'A delivery was too large';

/**
 * Writes down on a connection that deliveries were too large to be taken: how many since it was last told, and when the
 * latest came with how many bytes.
 */
export async function noteTooLarge(
  ctx: Ctx,
  input: { connectionId: string; count: number; bytes: number; at: Date },
): Promise<void> {
  await ctx.db
    .update(connections)
    .set({
      tooLargeCount: sql`${connections.tooLargeCount} + ${input.count}`,
      tooLargeAt: input.at,
      tooLargeBytes: input.bytes,
      lastErrorAt: input.at,
      lastError: `${TOO_LARGE}: ${input.bytes} bytes.`,
    })
    .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.connectionId)));
}
