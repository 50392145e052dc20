import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { lockRequest, updateRequest } from '../lock-request';

/** Keeps the shop's own words beside a request; empty, they go. Throws NOT_FOUND. */
export async function noteRequest(ctx: Ctx, input: { requestId: string; note: string | null }): Promise<void> {
  const row = await lockRequest(ctx, input);
  await updateRequest(ctx, row.id, { note: input.note?.trim() || null });
  await recordAudit(ctx, { action: 'delivery.noted', entity: 'shipment', entityId: row.shipmentId });
}
