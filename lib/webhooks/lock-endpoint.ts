import { and, eq } from 'drizzle-orm';
import { webhookEndpoints } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

export const ofEndpoint = (ctx: Ctx, id: string) =>
  and(eq(webhookEndpoints.shopId, ctx.shopId), eq(webhookEndpoints.id, id));

/** An endpoint, locked until the transaction ends. Throws NOT_FOUND for an unknown or foreign one. */
export async function lockEndpoint(ctx: Ctx, id: string): Promise<typeof webhookEndpoints.$inferSelect> {
  const [row] = isId(id)
    ? await ctx.db.select().from(webhookEndpoints).where(ofEndpoint(ctx, id)).for('no key update')
    : [];
  if (!row) throw notFound('webhook endpoint');
  return row;
}
