import { webhookEndpoints } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { lockEndpoint, ofEndpoint } from '../lock-endpoint';

/** Forgets an endpoint with everything that was or would be sent to it. Throws NOT_FOUND for an unknown or foreign one. */
export async function removeWebhookEndpoint(ctx: Ctx, input: { id: string }): Promise<void> {
  await lockEndpoint(ctx, input.id);
  await ctx.db.delete(webhookEndpoints).where(ofEndpoint(ctx, input.id));
  await recordAudit(ctx, { action: 'webhook_endpoint.removed', entity: 'webhook_endpoint', entityId: input.id });
}
