import { sql } from 'drizzle-orm';
import type { trackingEvents } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { inOneGo } from '@/lib/core/in-one-go';

export type EventRow = Required<typeof trackingEvents.$inferInsert>;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Writes facts of a shipment that are not stored yet and answers the ids of those that were new. One parameter holds them
 * all, so that the statement is planned once, whatever their number.
 */
export function writeEvents(ctx: Ctx, rows: readonly EventRow[]): Promise<ReadonlySet<string>> {
  return inOneGo(ctx, 'write-events', rows, async (all) => {
    // Sorted by key: two batches that share keys wait for each other instead of locking each other out.
    const sorted = all.flat().sort((a, b) => byText(a.shipmentId, b.shipmentId) || byText(a.key, b.key));
    if (sorted.length === 0) return all.map(() => new Set<string>());
    const { rows: inserted } = await ctx.db.execute<{ id: string }>(sql`
      insert into tracking_events (shop_id, id, shipment_id, key, kind, tracking_key, occurred_at, local_time, status, sub_status,
        cause, action_by, code, description, location, eta, stops, source, observed_at, received_at, inbox_id)
      select ${ctx.shopId}::uuid, t.id, t."shipmentId", t.key, t.kind, t."trackingKey", t."occurredAt", t."localTime", t.status,
        t."subStatus", t.cause, t."actionBy", t.code, t.description, t.location, t.eta, t.stops, t.source, t."observedAt",
        t."receivedAt", t."inboxId"
      from json_to_recordset(${JSON.stringify(sorted)}::json) as t (id uuid, "shipmentId" uuid, key text, kind text,
        "trackingKey" text, "occurredAt" timestamptz, "localTime" text, status text, "subStatus" text, cause text,
        "actionBy" text, code text, description text, location jsonb, eta jsonb, stops smallint, source text,
        "observedAt" timestamptz, "receivedAt" timestamptz, "inboxId" uuid)
      on conflict (shop_id, shipment_id, key) do nothing returning id`);
    const added = new Set(inserted.map(({ id }) => id));
    return all.map((some) => new Set(some.flatMap(({ id }) => (added.has(id) ? [id] : []))));
  });
}
