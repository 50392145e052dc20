import { sql } from 'drizzle-orm';
import type { trackingEvents } from '@/db/schema/shipments';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import type { StoredFact } from './queries/list-observations';

/** A fact to store; `otherKey` is its identity where it was told the other way, of the number or of the shipment itself. */
export type EventRow = Omit<Required<typeof trackingEvents.$inferInsert>, 'shopId'> & { otherKey: string | null };

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Of what is told of held shipments that which is not stored yet, by whichever of the two identities, and each fact once; what
 * was told of a shipment itself goes before what was told of its number.
 */
export function newFacts(rows: readonly EventRow[], stored: ReadonlyMap<string, readonly StoredFact[]>): EventRow[] {
  const seen = new Set([...stored].flatMap(([shipmentId, facts]) => facts.map(({ key }) => `${shipmentId} ${key}`)));
  return [...rows]
    .sort((a, b) => Number(a.trackingKey !== null) - Number(b.trackingKey !== null))
    .filter(({ shipmentId, key, otherKey }) => {
      const names = [key, otherKey].map((name) => `${shipmentId} ${name}`);
      const isNew = !names.some((name) => seen.has(name));
      if (isNew) seen.add(`${shipmentId} ${key}`);
      return isNew;
    });
}

/**
 * Writes new facts of held shipments and answers the ids of those that were; what was told before of a number that the shipment
 * does not bear is not. One parameter holds them all, so that the statement is planned once, whatever their number.
 */
export async function writeEvents(ctx: Ctx, rows: readonly EventRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  // Sorted by key: two batches that share keys wait for each other instead of locking each other out.
  const sorted = [...rows].sort((a, b) => byText(a.shipmentId, b.shipmentId) || byText(a.key, b.key));
  const inserted = await insertEvents(ctx.db, { shopId: ctx.shopId, rows: JSON.stringify(sorted) });
  return new Set(inserted.map(({ id }) => id));
}

const insertEvents = rawStatement<{ shopId: string; rows: string }, { id: string }>(
  ({ shopId, rows }) => sql`
    insert into tracking_events (shop_id, id, shipment_id, key, kind, tracking_key, occurred_at, local_time, status, sub_status,
      cause, action_by, code, description, location, eta, stops, signed_by, source, observed_at, received_at, inbox_id)
    select ${shopId}::uuid, t.id, t."shipmentId", t.key, t.kind, t."trackingKey", t."occurredAt", t."localTime", t.status,
      t."subStatus", t.cause, t."actionBy", t.code, t.description, t.location, t.eta, t.stops, t."signedBy", t.source, t."observedAt",
      t."receivedAt", t."inboxId"
    from json_to_recordset(${rows}::json) as t (id uuid, "shipmentId" uuid, key text, kind text,
      "trackingKey" text, "occurredAt" timestamptz, "localTime" text, status text, "subStatus" text, cause text,
      "actionBy" text, code text, description text, location jsonb, eta jsonb, stops smallint, "signedBy" text,
      source text, "observedAt" timestamptz, "receivedAt" timestamptz, "inboxId" uuid)
    on conflict (shop_id, shipment_id, key) do nothing returning id`,
);
