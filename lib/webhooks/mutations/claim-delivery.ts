import { and, eq, sql } from 'drizzle-orm';
import { webhookDeliveries, webhookEndpoints, webhookEvents } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { unseal } from '@/lib/core/secrets';
import { SECRET_COLUMN } from '../constants';

export type ClaimedDelivery = { endpointId: string; url: string; secrets: string[]; eventId: string; body: string };

/**
 * Takes a queued delivery up for a try and counts it; the secrets that sign come with it, the current one first. Null where
 * there is nothing to send: it has been settled, or its endpoint was disabled meanwhile, which fails it here.
 * Throws NOT_FOUND, also for another shop's.
 */
export async function claimDelivery(ctx: Ctx, input: { deliveryId: string }): Promise<ClaimedDelivery | null> {
  const { db, shopId, now } = ctx;
  const own = and(eq(webhookDeliveries.shopId, shopId), eq(webhookDeliveries.id, input.deliveryId));
  const [row] = await db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints, body: webhookEvents.body })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEndpoints,
      and(eq(webhookEndpoints.shopId, webhookDeliveries.shopId), eq(webhookEndpoints.id, webhookDeliveries.endpointId)),
    )
    .innerJoin(
      webhookEvents,
      and(eq(webhookEvents.shopId, webhookDeliveries.shopId), eq(webhookEvents.id, webhookDeliveries.eventId)),
    )
    .where(own)
    .for('update', { of: webhookDeliveries });
  if (!row) throw notFound('delivery');
  const { delivery, endpoint, body } = row;
  if (delivery.state !== 'queued') return null;
  if (endpoint.disabledAt !== null) {
    await db.update(webhookDeliveries).set({ state: 'failed', error: 'disabled', nextAttemptAt: null }).where(own);
    return null;
  }
  await db
    .update(webhookDeliveries)
    .set({ attempts: sql`${webhookDeliveries.attempts} + 1`, lastAttemptAt: now })
    .where(own);
  const sealed = [
    endpoint.secretSealed,
    ...(endpoint.previousSealed && endpoint.previousUntil && endpoint.previousUntil > now
      ? [endpoint.previousSealed]
      : []),
  ];
  const secrets = sealed.map((secret) => unseal(secret, shopId, SECRET_COLUMN));
  return { endpointId: endpoint.id, url: endpoint.url, secrets, eventId: delivery.eventId, body };
}
