import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { announceOrder } from '@/lib/orders/announce-order';

/** Writes the shop's words at the top of an order's page; empty takes them away. @throws AppError NOT_FOUND */
export async function writeOrderNote(ctx: Ctx, input: { orderId: string; note: string }): Promise<void> {
  const written = await ctx.db
    .update(orders)
    .set({ note: input.note.trim() || null, updatedAt: ctx.now })
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)))
    .returning({ id: orders.id });
  if (written.length === 0) throw notFound('order');
  await recordAudit(ctx, { action: 'order.note_written', entity: 'order', entityId: input.orderId });
  await announceOrder(ctx, input.orderId);
}
