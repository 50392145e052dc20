import { and, eq, inArray } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { lockCases } from '../lock-cases';
import { recordCaseEvent } from './record-case-event';
import { reviewParcels } from './review-parcels';

/**
 * Writes one text to the shoppers of several cases: a message for each order, however many of its parcels are among them,
 * and the same words beside the parcels on their pages where that is wished.
 * @param input.text the shop's words, plain text of up to 2,000 characters
 * @returns how many people are written to
 * @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function writeShoppers(
  ctx: Ctx,
  input: { caseIds: readonly string[]; text: string; onPage: boolean },
): Promise<{ written: number }> {
  const open = await lockCases(ctx, input);
  const text = input.text.trim();
  const orders = new Set<string>();
  for (const { id, orderId, shipmentId } of open) {
    if (!orders.has(orderId)) {
      orders.add(orderId);
      await enqueueNotification(ctx, {
        event: 'order.message',
        orderId,
        shipmentId,
        data: { message: text, reference: newId() },
      });
    }
    await recordCaseEvent(ctx, { caseId: id, type: 'written', note: text });
  }
  const shipmentIds = open.map(({ shipmentId }) => shipmentId);
  if (input.onPage) {
    await ctx.db
      .update(shipments)
      .set({ note: text, updatedAt: ctx.now })
      .where(and(eq(shipments.shopId, ctx.shopId), inArray(shipments.id, shipmentIds)));
    for (const entityId of shipmentIds)
      await recordAudit(ctx, { action: 'shipment.note_written', entity: 'shipment', entityId });
  }
  // Who has been told waits easier.
  await reviewParcels(ctx, { shipmentIds });
  return { written: orders.size };
}
