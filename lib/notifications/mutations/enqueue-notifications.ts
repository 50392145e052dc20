import { sql } from 'drizzle-orm';
import type { shops } from '@/db/schema/shops';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { MAX_ATTEMPTS } from '@/lib/jobs/constants';
import { LINK_PAUSE_MINUTES, NEWS_HOURS, type NotificationEvent } from '../constants';
import { chooseLocale } from '../rules/choose-locale';
import type { NotificationData } from '../schema';

/** `emailKey` in hex. */
type Recipient = {
  recipient: string;
  emailKey: string;
  isErased: boolean;
  locale: string | null;
  shop: Pick<typeof shops.$inferSelect, 'locales' | 'defaultLocale'>;
  direction: 'outbound' | 'return' | null;
};

export type EnqueueNotificationInput = {
  event: NotificationEvent;
  orderId: string;
  /** The parcel, for `shipment.*`. */
  shipmentId?: string;
  /** The return, for `return.*`. */
  returnId?: string;
  data?: Omit<NotificationData, 'occurredAt'>;
  /** Whom it is for, where the caller holds the order and what hangs on it; else they are looked up. */
  to?: Recipient;
  /** When it happened; now unless told. Older than 48 hours: nobody is written to. */
  occurredAt?: Date;
};

/**
 * Queues messages to the shoppers of orders, in the caller's transaction, and the jobs that send them; one statement a kind,
 * however many. Asked again for the same event, subject and address it does nothing, so callers need not remember whether
 * they asked. Returns each notification's id, or null where nothing was queued: old news, a repeat, a parcel going back, a
 * shopper who was erased or gave no address. Throws NOT_FOUND for an order, parcel or return that is not this shop's or not this order's.
 */
export async function enqueueNotifications(
  ctx: Ctx,
  inputs: readonly EnqueueNotificationInput[],
): Promise<(string | null)[]> {
  if (inputs.length === 0) return [];
  const { db, shopId, now } = ctx;
  const unknown = inputs.filter(({ to }) => !to);
  const found = unknown.length > 0 ? await recipientsOf(ctx, unknown) : [];
  const people = inputs.map(({ to }) => to ?? found.shift());
  const rows = inputs.map((input, i) => {
    const to = people[i];
    const occurredAt = input.occurredAt ?? now;
    if (!to?.recipient || to.isErased || to.direction === 'return') return null;
    if (now.getTime() - occurredAt.getTime() > NEWS_HOURS * 3_600_000) return null;
    const { event, orderId, shipmentId, returnId } = input;
    const data: NotificationData = { ...input.data, occurredAt: occurredAt.toISOString() };
    const dedupeKey = `${event}:${subjectOf(input, now)}:${Buffer.from(to.emailKey, 'hex').toString('base64url').slice(0, 22)}`;
    const locale = chooseLocale(to.locale, to.shop);
    return { id: newId(), event, locale, recipient: to.recipient, orderId, shipmentId, returnId, dedupeKey, data };
  });
  const wanted = rows.flatMap((row) => row ?? []);
  if (wanted.length === 0) return rows.map(() => null);
  const [kept] = await keepQueued(db, {
    shopId,
    rows: JSON.stringify(wanted),
    now: now.toISOString(),
    attempts: MAX_ATTEMPTS['send-notification'],
  });
  const ids = new Set(kept?.ids);
  return rows.map((row) => (row && ids.has(row.id) ? row.id : null));
}

/** What a message is about: the same event about the same subject is told once. */
function subjectOf({ event, orderId, shipmentId, returnId, data }: EnqueueNotificationInput, now: Date): string {
  if (event === 'order.link') return `${orderId}:${Math.floor(now.getTime() / (LINK_PAUSE_MINUTES * 60_000))}`;
  if (event === 'shipment.late') return `${shipmentId}:${data?.day ?? 'open'}`;
  return data?.reference ?? data?.intentId ?? shipmentId ?? returnId ?? orderId;
}

/** Each message is kept once, and a job that sends it with each that is. */
const keepQueued = rawStatement<{ shopId: string; rows: string; now: string; attempts: number }, { ids: string[] }>(
  ({ shopId, rows, now, attempts }) => sql`
    with queued as (
      insert into notifications (shop_id, id, event, channel, locale, recipient, order_id, shipment_id, return_id, dedupe_key,
        data, state, created_at)
      select ${shopId}::uuid, t.id, t.event, 'email', t.locale, t.recipient, t."orderId", t."shipmentId", t."returnId",
        t."dedupeKey", t.data, 'queued', ${now}::timestamptz
      from json_to_recordset(${rows}::json) as t (id uuid, event text, locale text, recipient text, "orderId" uuid,
        "shipmentId" uuid, "returnId" uuid, "dedupeKey" text, data jsonb)
      order by t."dedupeKey"
      on conflict (shop_id, dedupe_key) do nothing returning id),
    told as (
      select json_agg(id) as ids, json_agg(json_build_object('key', 'notification:' || id,
        'payload', json_build_object('shopId', ${shopId}::uuid, 'notificationId', id)) order by id) as jobs
      from queued)
    select ids, enqueue_jobs('send-notification', jobs, ${attempts}::integer) from told where ids is not null`,
);

/** Whom each message is for: the buyer, or whoever was given the goods and sends them back. */
async function recipientsOf(ctx: Ctx, inputs: readonly EnqueueNotificationInput[]): Promise<Recipient[]> {
  const asked = inputs.map(({ orderId, shipmentId, returnId }, n) => ({ n, orderId, shipmentId, returnId }));
  const { rows } = await ctx.db.execute<Recipient & { hasParcel: boolean; hasReturn: boolean }>(sql`
    select t.n, coalesce(r.recipient_email, o.customer_email) as recipient, encode(o.email_key, 'hex') as "emailKey",
      o.erased_at is not null as "isErased", o.locale, s.direction,
      json_build_object('locales', h.locales, 'defaultLocale', h.default_locale) as shop,
      t."shipmentId" is null or s.id is not null as "hasParcel", t."returnId" is null or r.id is not null as "hasReturn"
    from json_to_recordset(${JSON.stringify(asked)}::json) as t (n integer, "orderId" uuid, "shipmentId" uuid, "returnId" uuid)
    join orders o on o.shop_id = ${ctx.shopId} and o.id = t."orderId"
    join shops h on h.id = o.shop_id
    left join shipments s on s.shop_id = o.shop_id and s.order_id = o.id and s.id = t."shipmentId"
    left join returns r on r.shop_id = o.shop_id and r.order_id = o.id and r.id = t."returnId"
    order by t.n`);
  if (rows.length < inputs.length) throw notFound('order');
  if (rows.some(({ hasParcel }) => !hasParcel)) throw notFound('shipment');
  if (rows.some(({ hasReturn }) => !hasReturn)) throw notFound('return');
  return rows;
}
