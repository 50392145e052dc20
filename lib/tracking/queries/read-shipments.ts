import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { type Given, statement } from '@/db/statement';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { isOfThisParcel, type ParcelStart } from '@/lib/carriers/rules/parcel-start';
import { weighCarrier } from '@/lib/carriers/rules/weigh-carrier';
import type { Ctx } from '@/lib/core/context';
import { startOf } from '../lock-shipment';
import { newestFirst } from '../rules/newest-first';
import type { EventRead, ShipmentRead } from '../schema';
import { listObservations, type StoredFact } from './list-observations';

/** What counts for shipments, by the id of each, where it is known already. */
type KnownFacts = ReadonlyMap<string, readonly StoredFact[]>;

/** What is in a parcel (`shipments`), in the order of its order. */
const LINES = sql<ShipmentRead['lines']>`(
  select coalesce(json_agg(jsonb_build_object('line_external_id', l.external_id, 'quantity', i.quantity)
    || case when i.serials = '{}' then '{}' else jsonb_build_object('serials', i.serials) end order by l.position, l.id), '[]')
  from shipment_lines i join order_lines l on l.shop_id = i.shop_id and l.id = i.line_id
  where i.shop_id = ${shipments.shopId} and i.shipment_id = ${shipments.id})`;

/**
 * Shipments of the shop as the API answers them, newest first, at most `limit`, with the position of each for paging.
 */
export async function readShipments(
  ctx: Ctx,
  input: { where: SQL | undefined; limit?: number; facts?: KnownFacts },
): Promise<{ id: string; createdAt: Date; answer: ShipmentRead }[]> {
  const rows = await rowsWhere(ctx.db, ctx.shopId, input.where).limit(input.limit ?? 1);
  return answersOf(ctx, rows, input.facts);
}

/** The same of the one that the caller gave this id; none where it is unknown. */
export async function readNamed(ctx: Ctx, externalId: string, facts?: KnownFacts): Promise<ShipmentRead | undefined> {
  const rows = await rowNamed(ctx.db, { shopId: ctx.shopId, externalId });
  const [found] = await answersOf(ctx, rows, facts);
  return found?.answer;
}

const rowsWhere = (db: Db, shopId: string | Placeholder, where: SQL | undefined) =>
  db
    .select({ shipment: shipments, orderExternalId: orders.externalId, placedAt: orders.placedAt, lines: LINES })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .where(and(eq(shipments.shopId, shopId), where))
    .orderBy(sql`${shipments.createdAt} desc, ${shipments.id} desc`);
const rowNamed = statement((db, { shopId, externalId }: Given<{ shopId: string; externalId: string }>) =>
  rowsWhere(db, shopId, eq(shipments.externalId, externalId)),
);

async function answersOf(ctx: Ctx, rows: Awaited<ReturnType<typeof rowNamed>>, known?: KnownFacts) {
  const ids = rows.map(({ shipment }) => shipment.id);
  const facts = known ?? (await listObservations(ctx, ids));
  return rows.map(({ shipment, orderExternalId, placedAt, lines }) => ({
    id: shipment.id,
    createdAt: shipment.createdAt,
    answer: {
      ...answerOf(shipment, orderExternalId),
      lines,
      events: newestFirst((facts.get(shipment.id) ?? []).filter(isScan).map(timed)).map(({ fact }) =>
        eventOf(fact, startOf({ shipment, placedAt })),
      ),
    },
  }));
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

const isScan = ({ kind }: StoredFact) => kind === 'event';

const timed = (fact: StoredFact) => ({
  id: fact.id,
  occurredAt: fact.occurred_at,
  localTime: fact.local_time,
  receivedAt: fact.received_at,
  fact,
});

const eventOf = (fact: StoredFact, start: ParcelStart): EventRead => ({
  id: fact.id,
  occurred_at: fact.occurred_at,
  local_time: fact.local_time,
  status: fact.status,
  sub_status: fact.sub_status,
  code: fact.code,
  description: fact.description,
  location: fact.location,
  source: fact.source,
  received_at: fact.received_at,
  ...(!isOfThisParcel(fact, start) && { ignored: 'earlier_parcel' as const }),
});

function doubtOf({
  carrier,
  carrierBy,
  carrierDoubt,
  trackingNumber,
}: typeof shipments.$inferSelect): ShipmentRead['carrier_doubt'] {
  const reason = carrierDoubt ?? (carrierBy === 'guess' ? ('guess' as const) : null);
  return reason && { reason, candidates: weighCarrier(trackingNumber, carrier).others };
}

const answerOf = (
  shipment: typeof shipments.$inferSelect,
  orderExternalId: string,
): Omit<ShipmentRead, 'lines' | 'events'> => ({
  external_id: shipment.externalId,
  order_external_id: orderExternalId,
  carrier: shipment.carrier,
  carrier_name: carrierName(shipment.carrier),
  carrier_doubt: doubtOf(shipment),
  service: shipment.service,
  tracking_number: shipment.trackingNumber,
  direction: shipment.direction,
  status: shipment.status,
  sub_status: shipment.subStatus,
  cause: shipment.cause,
  action_by: shipment.actionBy,
  shipped_at: iso(shipment.shippedAt),
  delivered_at: iso(shipment.deliveredAt),
  delivered_at_local: shipment.deliveredAtLocal,
  promised_at: iso(shipment.promisedAt),
  eta: shipment.eta,
  note: shipment.note,
});
