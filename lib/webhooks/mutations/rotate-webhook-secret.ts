import { webhookEndpoints } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { seal } from '@/lib/core/secrets';
import { SECRET_COLUMN } from '../constants';
import { lockEndpoint, ofEndpoint } from '../lock-endpoint';
import { newWebhookSecret } from '../sign-webhook';

/**
 * Gives an endpoint a new secret, answered this once. The one so far signs beside it for the overlap, so that the
 * receiver can change over without losing anything. Throws NOT_FOUND for an unknown or foreign one.
 */
export async function rotateWebhookSecret(
  ctx: Ctx,
  input: { id: string; overlapHours: number },
): Promise<{ secret: string }> {
  const stored = await lockEndpoint(ctx, input.id);
  const secret = newWebhookSecret();
  const overlaps = input.overlapHours > 0;
  await ctx.db
    .update(webhookEndpoints)
    .set({
      secretSealed: seal(secret, ctx.shopId, SECRET_COLUMN),
      previousSealed: overlaps ? stored.secretSealed : null,
      previousUntil: overlaps ? new Date(ctx.now.getTime() + input.overlapHours * 3_600_000) : null,
      updatedAt: ctx.now,
    })
    .where(ofEndpoint(ctx, input.id));
  await recordAudit(ctx, { action: 'webhook_endpoint.secret_rotated', entity: 'webhook_endpoint', entityId: input.id });
  return { secret };
}
