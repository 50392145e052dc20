import { and, eq } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { enqueueDelivery } from '../enqueue-delivery';
import { lockEndpoint } from '../lock-endpoint';

/**
 * Sends a delivery once more, now, under the same id and with the same words; its tries begin anew.
 * @throws AppError NOT_FOUND for an unknown or foreign one, INVALID_STATE while its endpoint is disabled
 */
export async function redeliverWebhook(ctx: Ctx, input: { id: string; deliveryId: string }): Promise<void> {
  const { id: endpointId, deliveryId } = input;
  const endpoint = await lockEndpoint(ctx, endpointId);
  const queued = isId(deliveryId)
    ? await ctx.db
        .update(webhookDeliveries)
        .set({ state: 'queued', attempts: 0, nextAttemptAt: ctx.now })
        .where(
          and(
            eq(webhookDeliveries.shopId, ctx.shopId),
            eq(webhookDeliveries.endpointId, endpointId),
            eq(webhookDeliveries.id, deliveryId),
          ),
        )
        .returning({ id: webhookDeliveries.id })
    : [];
  if (queued.length === 0) throw notFound('delivery');
  if (endpoint.disabledAt !== null)
    throw new AppError('INVALID_STATE', 'The endpoint is disabled; enable it first.', { reason: 'disabled' });
  await enqueueDelivery(ctx, { deliveryId, endpointId });
  await recordAudit(ctx, { action: 'webhook.redelivered', entity: 'webhook_endpoint', entityId: endpointId });
}
