import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockRequest, updateRequest } from '../lock-request';
import { tellRequest } from '../tell-request';

/**
 * Takes a request back before anybody was asked; taken back again it stays so.
 * @param input.orderId of a shopper: the order that their link opens
 * @throws AppError NOT_FOUND; INVALID_STATE once it is on its way
 */
export async function withdrawRequest(ctx: Ctx, input: { requestId: string; orderId?: string }): Promise<void> {
  const row = await lockRequest(ctx, input);
  if (input.orderId !== undefined && row.orderId !== input.orderId) throw notFound('delivery request');
  if (row.state === 'withdrawn') return;
  if (row.state !== 'asked' || row.attempts > 0) throw new AppError('INVALID_STATE', 'It is with the carrier already.');
  await updateRequest(ctx, row.id, { state: 'withdrawn', settledAt: ctx.now, settledBy: actorKey(ctx.actor) });
  await recordAudit(ctx, { action: 'delivery.withdrawn', entity: 'shipment', entityId: row.shipmentId });
  await tellRequest(ctx, { requestId: row.id, orderId: row.orderId });
}
