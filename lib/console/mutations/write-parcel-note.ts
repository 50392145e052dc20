import { and, eq } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** Writes the shop's words beside a parcel; empty takes them away. @throws AppError NOT_FOUND */
export async function writeParcelNote(ctx: Ctx, input: { shipmentId: string; note: string }): Promise<void> {
  const written = await ctx.db
    .update(shipments)
    .set({ note: input.note.trim() || null, updatedAt: ctx.now })
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, input.shipmentId)))
    .returning({ id: shipments.id });
  if (written.length === 0) throw notFound('shipment');
  await recordAudit(ctx, { action: 'shipment.note_written', entity: 'shipment', entityId: input.shipmentId });
}
