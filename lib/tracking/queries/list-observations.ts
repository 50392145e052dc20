import { type SQL, sql } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Observation } from '@/lib/carriers/types';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';

/** A fact with its row's id. */
export type StoredFact = Observation & { id: string };

type Row = { id: string; facts: StoredFact[] };

const iso = (instant: string | null) => instant && new Date(instant).toISOString();

/** These shipments. */
export const ofIds = (ids: readonly string[]): SQL => sql`${shipments.id} = ${anyOf(ids)}`;

/**
 * The stored facts that count for each of the shipments that `which` names, by its id: those told of itself and those told of
 * the number it bears now. What was told of a number that turned out wrong stays stored and counts no more.
 */
export async function listObservations(ctx: Ctx, which: SQL): Promise<Map<string, StoredFact[]>> {
  // As JSON: a thousand rows of as many columns take longer to read than to find.
  const { rows } = await ctx.db.execute<Row>(sql`
    select shipments.id, json_agg(json_build_object('id', e.id, 'kind', e.kind, 'key', e.key, 'occurred_at', e.occurred_at,
      'local_time', e.local_time, 'status', e.status, 'sub_status', e.sub_status, 'cause', e.cause, 'action_by', e.action_by,
      'code', e.code, 'description', e.description, 'location', e.location, 'observed_at', e.observed_at,
      'received_at', e.received_at, 'source', e.source, 'eta', e.eta)) as facts
    from shipments
    join tracking_events e on e.shop_id = shipments.shop_id and e.shipment_id = shipments.id
      and (e.tracking_key is null or e.tracking_key = shipments.tracking_key)
    where shipments.shop_id = ${ctx.shopId} and ${which}
    group by shipments.id`);
  for (const { facts } of rows) {
    for (const fact of facts) {
      fact.occurred_at = iso(fact.occurred_at);
      fact.observed_at = iso(fact.observed_at);
      fact.received_at = iso(fact.received_at) ?? fact.received_at;
    }
  }
  return new Map(rows.map(({ id, facts }) => [id, facts]));
}
