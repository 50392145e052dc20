import { webhookEndpoints } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { assertReachable } from '../assert-reachable';
import { lockEndpoint, ofEndpoint } from '../lock-endpoint';
import type { WebhookEndpointChange } from '../schema';

/**
 * Changes what is named and leaves the rest. Enabled again, an endpoint starts with a clean slate.
 * @throws AppError NOT_FOUND for an unknown or foreign one, INVALID for an address that may not be reached
 */
export async function updateWebhookEndpoint(ctx: Ctx, input: { id: string } & WebhookEndpointChange): Promise<void> {
  const stored = await lockEndpoint(ctx, input.id);
  if (input.url !== undefined) assertReachable(input.url);
  const wasEnabled = stored.disabledAt === null;
  const isSwitched = input.enabled !== undefined && input.enabled !== wasEnabled;
  await ctx.db
    .update(webhookEndpoints)
    .set({
      url: input.url,
      events: input.events,
      name: input.name === undefined ? undefined : input.name || null,
      ...(isSwitched && {
        disabledAt: input.enabled ? null : ctx.now,
        disabledReason: input.enabled ? null : 'asked',
        failingSince: null,
      }),
      updatedAt: ctx.now,
    })
    .where(ofEndpoint(ctx, input.id));
  await recordAudit(ctx, {
    action: 'webhook_endpoint.updated',
    entity: 'webhook_endpoint',
    entityId: input.id,
    details: isSwitched ? { enabled: input.enabled } : undefined,
  });
}
