import { sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { newId, orderedId } from '@/lib/core/ids';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';
import { EVERY_EVENT, type TEST_EVENT, type WebhookEvent } from '../constants';
import { deliveryJob } from '../enqueue-delivery';

export type Happening = {
  type: WebhookEvent | typeof TEST_EVENT;
  /** Our id of the thing it is about. */
  subject: string;
  /** The order it belongs to, with which it is erased. */
  orderId?: string;
  /** To this endpoint alone, whatever it is subscribed to. */
  endpointId?: string;
};

type Endpoint = { id: string; events: string[]; micros: string };

const readEndpoints = rawStatement<{ shopId: string }, Endpoint>(
  ({ shopId }) => sql`
    select id, events, floor(extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros
    from webhook_endpoints where shop_id = ${shopId} and disabled_at is null order by id`,
);

/**
 * Tells the shop's endpoints what has happened, in the transaction of the change itself: no change goes untold and nothing
 * is told that did not come about; one statement a kind, however many things changed. Of one thing, a transaction tells one
 * event of a type: the last. Called while the things are locked, so that ids grow in the order of their changes. Another
 * shop's endpoints hear nothing.
 * @param answers what the API answers for things as they now stand, by subject; asked for only where somebody listens
 */
export async function publishEvents(
  ctx: Ctx,
  happenings: readonly Happening[],
  answers: (subjects: readonly string[]) => Promise<ReadonlyMap<string, unknown>>,
): Promise<{ deliveries: number }> {
  if (happenings.length === 0) return { deliveries: 0 };
  const { db, shopId, now } = ctx;
  const endpoints = await readEndpoints(db, { shopId });
  const told = happenings.flatMap((happening, i) => {
    const { type, endpointId } = happening;
    const listening = endpoints.filter(({ id, events }) =>
      endpointId === undefined ? events.includes(type) || events.includes(EVERY_EVENT) : id === endpointId,
    );
    const [first] = listening;
    return first ? [{ ...happening, listening, id: orderedId(Number(first.micros) + i) }] : [];
  });
  if (told.length === 0) return { deliveries: 0 };
  const data = await answers([...new Set(told.map(({ subject }) => subject))]);
  const events = told.map(({ listening: _, ...event }) => ({
    ...event,
    body: JSON.stringify({ type: event.type, timestamp: now.toISOString(), data: data.get(event.subject) }),
  }));
  const { rows: stored } = await db.execute<{ id: string; type: string; subject: string }>(sql`
    insert into webhook_events (shop_id, id, type, subject, order_id, body)
    select ${shopId}::uuid, t.id, t.type, t.subject, t."orderId", t.body
    from json_to_recordset(${JSON.stringify(events)}::json) as t (id uuid, type text, subject text, "orderId" uuid, body text)
    order by t.type, t.subject
    on conflict (shop_id, type, subject, created_at) do update set body = excluded.body returning id, type, subject`);
  const ids = new Map(stored.map(({ id, type, subject }) => [`${type} ${subject}`, id]));
  const deliveries = told.flatMap(({ type, subject, listening }) =>
    listening.map((endpoint) => ({ id: newId(), endpointId: endpoint.id, eventId: ids.get(`${type} ${subject}`) })),
  );
  const { rows: queued } = await db.execute<{ id: string; endpoint_id: string }>(sql`
    insert into webhook_deliveries (shop_id, id, endpoint_id, event_id, state, next_attempt_at, created_at)
    select ${shopId}::uuid, t.id, t."endpointId", t."eventId", 'queued', now.at, now.at
    from json_to_recordset(${JSON.stringify(deliveries)}::json) as t (id uuid, "endpointId" uuid, "eventId" uuid),
      (select ${now.toISOString()}::timestamptz as at) now
    order by t."endpointId", t."eventId"
    on conflict (shop_id, endpoint_id, event_id) do nothing returning id, endpoint_id`);
  await enqueueJobs(
    ctx,
    'deliver-webhook',
    queued.map(({ id: deliveryId, endpoint_id: endpointId }) => deliveryJob({ deliveryId, endpointId })),
  );
  return { deliveries: queued.length };
}
