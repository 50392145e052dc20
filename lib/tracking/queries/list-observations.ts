import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Eta, Observation } from '@/lib/carriers/types';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';

/** A fact with its row's id. */
export type StoredFact = Observation & { id: string };

type Row = { id: string; facts: Fields[] };

const iso = (instant: string | null) => instant && new Date(instant).toISOString();

/** In the order of the statement. */
type Fields = [
  string,
  StoredFact['kind'],
  string,
  string | null,
  string | null,
  StoredFact['status'],
  StoredFact['sub_status'],
  StoredFact['cause'],
  StoredFact['action_by'],
  string | null,
  string | null,
  StoredFact['location'],
  string | null,
  string,
  string,
  Eta | null,
  boolean,
];

// As JSON: a thousand rows of as many columns take longer to read than to find. As lists: names take longer than values.
const factsWhere = (shopId: Placeholder, which: SQL) => sql`
  select shipments.id, json_agg(json_build_array(e.id, e.kind, e.key, e.occurred_at, e.local_time, e.status, e.sub_status,
    e.cause, e.action_by, e.code, e.description, e.location, e.observed_at, e.received_at, e.source, e.eta,
    e.tracking_key is not null)) as facts
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
  return new Map(rows.map(({ id, facts }) => [id, facts.map(factOf)]));
}

function factOf(fields: Fields): StoredFact {
  const [id, kind, key, occurredAt, local_time, status, sub_status, cause, action_by, code, description, ...rest] =
    fields;
  const [location, observedAt, receivedAt, source, eta, of_number] = rest;
  return {
    id,
    kind,
    key,
    occurred_at: iso(occurredAt),
    local_time,
    status,
    sub_status,
    cause,
    action_by,
    code,
    description,
    location,
    observed_at: iso(observedAt),
    received_at: iso(receivedAt) ?? receivedAt,
    source,
    of_number,
    eta,
  };
}
