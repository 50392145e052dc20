import { and, eq } from 'drizzle-orm';
import { webhookDeliveries, webhookEndpoints } from '@/db/schema/webhooks';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { listMembers } from '@/lib/shops/queries/list-members';
import type { DisabledReason } from '../constants';
import { enqueueDelivery } from '../enqueue-delivery';
import { lockEndpoint, ofEndpoint } from '../lock-endpoint';
import { isGivenUp, judgeAnswer } from '../rules/judge-answer';

/** What a try brought. `error` is a code of ours, `response` the beginning of what was answered. */
export type TryOutcome = {
  status: number | null;
  retryAfter: string | null;
  error: string | null;
  response: string | null;
  durationMs: number;
};

/**
 * Records what a try brought: delivered, tried again by the schedule, or given up. An endpoint that answers 410 or has
 * taken nothing for five days is disabled, which the log, the overview and a mail to each owner say aloud.
 * Throws NOT_FOUND, also for another shop's.
 * @param input.spread from 0 to 1, by chance: how far the next try is moved within its tenth
 */
export async function settleDelivery(
  ctx: Ctx,
  input: { deliveryId: string; endpointId: string; spread: number } & TryOutcome,
): Promise<void> {
  const { db, shopId, now } = ctx;
  const own = and(
    eq(webhookDeliveries.shopId, shopId),
    eq(webhookDeliveries.endpointId, input.endpointId),
    eq(webhookDeliveries.id, input.deliveryId),
  );
  const { endpointId, status, error, response, durationMs, spread } = input;
  const endpoint = await lockEndpoint(ctx, endpointId);
  const [delivery] = await db.select().from(webhookDeliveries).where(own).for('update');
  if (!delivery) throw notFound('delivery');
  if (delivery.state !== 'queued') return;
  const verdict = judgeAnswer(input, { attempt: delivery.attempts, now, spread });
  const retryAt = verdict.outcome === 'retry' ? verdict.at : null;
  await db
    .update(webhookDeliveries)
    .set({
      state: verdict.outcome === 'delivered' ? 'delivered' : retryAt ? 'queued' : 'failed',
      nextAttemptAt: retryAt,
      status,
      error,
      response,
      durationMs,
    })
    .where(own);
  if (verdict.outcome === 'delivered') {
    await db
      .update(webhookEndpoints)
      .set({ failingSince: null, lastSuccessAt: now })
      .where(ofEndpoint(ctx, endpointId));
    return;
  }
  const failingSince = endpoint.failingSince ?? now;
  if (endpoint.failingSince === null)
    await db.update(webhookEndpoints).set({ failingSince }).where(ofEndpoint(ctx, endpointId));
  if (verdict.outcome === 'gone') await disable(ctx, endpointId, 'gone');
  else if (isGivenUp(failingSince, now)) await disable(ctx, endpointId, 'failing');
  if (retryAt) await enqueueDelivery(ctx, { deliveryId: delivery.id, endpointId, runAt: retryAt });
}

async function disable(ctx: Ctx, endpointId: string, reason: DisabledReason): Promise<void> {
  await ctx.db
    .update(webhookEndpoints)
    .set({ disabledAt: ctx.now, disabledReason: reason, updatedAt: ctx.now })
    .where(ofEndpoint(ctx, endpointId));
  await recordAudit(ctx, {
    action: 'webhook_endpoint.disabled',
    entity: 'webhook_endpoint',
    entityId: endpointId,
    details: { reason },
  });
  for (const { userId, role } of await listMembers(ctx))
    if (role === 'owner')
      await enqueueJob(
        ctx,
        'tell-owner',
        { endpointId, userId },
        { key: `tell-owner:${endpointId}:${userId}:${ctx.now.getTime()}` },
      );
  log.error({ shopId: ctx.shopId, endpoint: endpointId, reason }, 'a webhook endpoint was disabled');
}
