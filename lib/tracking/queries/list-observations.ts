import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Observation } from '@/lib/carriers/types';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';

/** A fact with its row's id. */
export type StoredFact = Observation & { id: string };

type Row = { id: string; facts: StoredFact[] };

const iso = (instant: string | null) => instant && new Date(instant).toISOString();

// As JSON: a thousand rows of as many columns take longer to read than to find.
const factsWhere = (shopId: Placeholder, which: SQL) => sql`
  select shipments.id, json_agg(json_build_object('id', e.id, 'kind', e.kind, 'key', e.key, 'occurred_at', e.occurred_at,
    'local_time', e.local_time, 'status', e.status, 'sub_status', e.sub_status, 'cause', e.cause, 'action_by', e.action_by,
    'code', e.code, 'description', e.description, 'location', e.location, 'observed_at', e.observed_at,
    'received_at', e.received_at, 'source', e.source, 'eta', e.eta)) as facts
  from shipments
  join tracking_events e on e.shop_id = shipments.shop_id and e.shipment_id = shipments.id
    and (e.tracking_key is null or e.tracking_key = shipments.tracking_key)
  where shipments.shop_id = ${shopId} and ${which}
  group by shipments.id`;
const factsOfIds = rawStatement<{ shopId: string; ids: readonly string[] }, Row>(({ shopId, ids }) =>
  factsWhere(shopId, sql`shipments.id = ${anyOf(ids)}`),
);
const factsOfNamed = rawStatement<{ shopId: string; externalId: string }, Row>(({ shopId, externalId }) =>
  factsWhere(shopId, sql`shipments.external_id = ${externalId}`),
);

/**
 * The stored facts that count for each of these shipments, by its id: those told of itself and those told of the number it
 * bears now. What was told of a number that turned out wrong stays stored and counts no more. A text names one shipment by the
 * caller's own id of it.
 */
export async function listObservations(
  { db, shopId }: Ctx,
  which: readonly string[] | string,
): Promise<Map<string, StoredFact[]>> {
  if (which.length === 0) return new Map();
  const rows = await (typeof which === 'string'
    ? factsOfNamed(db, { shopId, externalId: which })
    : factsOfIds(db, { shopId, ids: which }));
  for (const { facts } of rows) {
    for (const fact of facts) {
      fact.occurred_at = iso(fact.occurred_at);
      fact.observed_at = iso(fact.observed_at);
      fact.received_at = iso(fact.received_at) ?? fact.received_at;
    }
  }
  return new Map(rows.map(({ id, facts }) => [id, facts]));
}
