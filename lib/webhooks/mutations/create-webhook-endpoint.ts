import { eq, sql } from 'drizzle-orm';
import { webhookEndpoints } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { seal } from '@/lib/core/secrets';
import { assertReachable } from '../assert-reachable';
import { MOST_ENDPOINTS, SECRET_COLUMN } from '../constants';
import type { WebhookEndpointWrite } from '../schema';
import { newWebhookSecret } from '../sign-webhook';

/**
 * Makes an endpoint that is told of events from now on. The secret is answered this once.
 * @throws AppError INVALID for an address that may not be reached, CONFLICT when there are too many
 */
export async function createWebhookEndpoint(
  ctx: Ctx,
  input: WebhookEndpointWrite,
): Promise<{ id: string; secret: string }> {
  assertReachable(input.url);
  const [count] = await ctx.db
    .select({ endpoints: sql<number>`count(*)::int` })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.shopId, ctx.shopId));
  if ((count?.endpoints ?? 0) >= MOST_ENDPOINTS)
    throw new AppError('CONFLICT', `A shop has at most ${MOST_ENDPOINTS} webhook endpoints.`);
  const id = newId();
  const secret = newWebhookSecret();
  await ctx.db.insert(webhookEndpoints).values({
    shopId: ctx.shopId,
    id,
    name: input.name || null,
    url: input.url,
    events: input.events,
    secretSealed: seal(secret, ctx.shopId, SECRET_COLUMN),
    disabledAt: input.enabled === false ? ctx.now : null,
    disabledReason: input.enabled === false ? 'asked' : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await recordAudit(ctx, { action: 'webhook_endpoint.created', entity: 'webhook_endpoint', entityId: id });
  return { id, secret };
}
