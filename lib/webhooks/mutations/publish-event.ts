import { sql } from 'drizzle-orm';
import { webhookDeliveries, webhookEvents } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/core/context';
import { newId, orderedId } from '@/lib/core/ids';
import { EVERY_EVENT, type TEST_EVENT, type WebhookEvent } from '../constants';
import { enqueueDelivery } from '../enqueue-delivery';

export type PublishedEvent = {
  type: WebhookEvent | typeof TEST_EVENT;
  /** Our id of the thing it is about. */
  subject: string;
  /** The order it belongs to, with which it is erased. */
  orderId?: string;
  /** What the API answers for the thing as it now stands; asked for only where somebody listens. */
  data: () => Promise<unknown>;
  /** To this endpoint alone, whatever it is subscribed to. */
  endpointId?: string;
};

/**
 * Tells the shop's endpoints what has happened, in the transaction of the change itself: no change goes untold and nothing
 * is told that did not come about. Of one thing, a transaction tells one event of a type: the last. Called while the thing
 * is locked, so that ids grow in the order of its changes. Another shop's endpoints hear nothing.
 */
export async function publishEvent(ctx: Ctx, event: PublishedEvent): Promise<{ deliveries: number }> {
  const { db, shopId, now } = ctx;
  const { rows: listening } = await db.execute<{ id: string; micros: string }>(sql`
    select id, floor(extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros from webhook_endpoints
    where shop_id = ${shopId} and disabled_at is null and ${
      event.endpointId === undefined
        ? sql`(${event.type} = any (events) or ${EVERY_EVENT} = any (events))`
        : sql`id = ${event.endpointId}`
    } order by id`);
  const [first] = listening;
  if (!first) return { deliveries: 0 };
  const body = JSON.stringify({ type: event.type, timestamp: now.toISOString(), data: await event.data() });
  const [stored] = await db
    .insert(webhookEvents)
    .values({
      shopId,
      id: orderedId(Number(first.micros)),
      type: event.type,
      subject: event.subject,
      orderId: event.orderId ?? null,
      body,
    })
    .onConflictDoUpdate({
      target: [webhookEvents.shopId, webhookEvents.type, webhookEvents.subject, webhookEvents.createdAt],
      set: { body },
    })
    .returning({ id: webhookEvents.id });
  if (!stored) return { deliveries: 0 };
  const queued = await db
    .insert(webhookDeliveries)
    .values(
      listening.map(({ id: endpointId }) => ({
        shopId,
        id: newId(),
        endpointId,
        eventId: stored.id,
        state: 'queued' as const,
        nextAttemptAt: now,
        createdAt: now,
      })),
    )
    .onConflictDoNothing({
      target: [webhookDeliveries.shopId, webhookDeliveries.endpointId, webhookDeliveries.eventId],
    })
    .returning({ id: webhookDeliveries.id, endpointId: webhookDeliveries.endpointId });
  for (const { id: deliveryId, endpointId } of queued) await enqueueDelivery(ctx, { deliveryId, endpointId });
  return { deliveries: queued.length };
}
