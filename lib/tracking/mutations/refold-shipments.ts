import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { shipments } from '@/db/schema/shipments';
import { rawStatement } from '@/db/statement';
import { timeBounds } from '@/lib/carriers/rules/carrier-time';
import { FOLD_VERSION, foldShipment, type ShipmentState } from '@/lib/carriers/rules/fold-shipment';
import { isOfThisParcel } from '@/lib/carriers/rules/parcel-start';
import type { Observation, ShipmentStatus } from '@/lib/carriers/types';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { caseOf } from '@/lib/cases/rules/case-of';
import type { Ctx } from '@/lib/core/context';
import { together } from '@/lib/core/unit-of-work';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';
import type { NotificationEvent } from '@/lib/notifications/constants';
import {
  type EnqueueNotificationInput,
  enqueueNotifications,
} from '@/lib/notifications/mutations/enqueue-notifications';
import { noteHandover } from '@/lib/returns/mutations/note-handover';
import { announceShipments, type ShipmentNews } from '../announce-shipments';
import { type Estimate, estimateShipments, type FoldedParcel } from '../estimate-shipments';
import { type LockedShipment, startOf } from '../lock-shipment';
import { listObservations, type StoredFact } from '../queries/list-observations';
import { forgetUntold } from '../rules/forget-untold';

/** What the shopper is told of when it becomes the headline. */
const NEWS: Partial<Record<ShipmentStatus, NotificationEvent>> = {
  in_transit: 'shipment.shipped',
  out_for_delivery: 'shipment.out_for_delivery',
  delivered: 'shipment.delivered',
};

/** The carrier has it. */
const HANDED_OVER: readonly ShipmentStatus[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
];

/**
 * Computes the state of locked shipments from their stored facts and writes it down, one statement a kind for all of them;
 * where a headline changed and is news, queues the message to the shopper; a return whose parcel moves is on its way.
 * After facts were added, or a number or label changed. `facts`: those that count, by shipment, where they are known already.
 * `heals`: only the rules have changed. What the facts do not bear out is forgotten, the shop's systems are told, shoppers are
 * not written to about what is long over, and the ids of those that are told otherwise than before are answered.
 */
export async function refoldShipments(
  ctx: Ctx,
  parcels: readonly LockedShipment[],
  {
    isNew = false,
    heals = false,
    facts,
  }: { isNew?: boolean; heals?: boolean; facts?: ReadonlyMap<string, readonly StoredFact[]> } = {},
): Promise<string[]> {
  if (parcels.length === 0) return [];
  const known =
    facts ??
    (await listObservations(
      ctx,
      parcels.map(({ shipment }) => shipment.id),
    ));
  const folded = parcels.map((found): FoldedParcel => {
    const start = startOf(found);
    const own = (known.get(found.shipment.id) ?? []).filter((fact) => isOfThisParcel(fact, start));
    const told = own.flatMap(({ eta }) => eta ?? []);
    const locked = heals ? { ...found, shipment: forgetUntold(found.shipment, told) } : found;
    return { locked, facts: own, state: foldShipment(own, start) };
  });
  const estimates = await estimateShipments(ctx, folded, { tellsLate: !heals });
  const changes = folded.map((one, i) => ({ ...one, estimate: estimates[i] as Estimate }));
  const drawn = changes.map((change) => rowOf(ctx, change));
  const differs = parcels.map(({ shipment }, i) => heals && isOther(shipment, drawn[i]));
  // Folded again to the same, a parcel was not touched.
  const rows = drawn.map((row, i) =>
    heals && !differs[i] ? { ...row, updatedAt: parcels[i]?.shipment.updatedAt ?? row.updatedAt } : row,
  );
  const looks = changes.flatMap(({ locked: { shipment }, estimate: { columns } }) =>
    columns.checkAt && columns.checkAt.getTime() !== shipment.checkAt?.getTime()
      ? [{ payload: { shipmentId: shipment.id }, key: `check:${shipment.id}`, runAt: columns.checkAt }]
      : [],
  );
  const [withCase] = await together([writeRows(ctx, rows), enqueueJobs(ctx, 'check-shipment', looks)]);
  const troubled = changes.filter(
    ({ locked }, i) =>
      withCase.has(locked.shipment.id) || looksBad({ ...locked.shipment, ...rows[i] }, locked, ctx.now),
  );
  await reviewParcels(ctx, { shipmentIds: troubled.map(({ locked }) => locked.shipment.id) });
  for (const { locked, state } of changes) {
    if (!heals || state.status !== locked.shipment.status) await noteReturn(ctx, locked, state);
  }
  if (!isNew) await announceShipments(ctx, changes.flatMap(newsOf), known);
  const messages = heals ? [] : changes.flatMap((change) => messagesOf(change, ctx.now));
  await enqueueNotifications(ctx, messages);
  return parcels.flatMap(({ shipment: { id } }, i) => (differs[i] ? [id] : []));
}

/** Whether a row says of a parcel anything else than what stands there; when it is looked at again is nobody's news. */
function isOther(before: typeof shipments.$inferSelect, row: ReturnType<typeof rowOf> | undefined): boolean {
  const { updatedAt: _, checkAt: __, ...after } = row as ReturnType<typeof rowOf>;
  return (Object.keys(after) as (keyof typeof after)[]).some((name) => !isDeepStrictEqual(before[name], after[name]));
}

type Change = FoldedParcel & { estimate: Estimate };

const rowOf = ({ now }: Ctx, { locked: { shipment }, state, estimate }: Change) => ({
  id: shipment.id,
  shippedAt: earliest(shipment.shippedAt, state.shipped_at),
  status: state.status,
  subStatus: state.sub_status,
  cause: state.cause,
  actionBy: state.action_by,
  deliveredAt: state.delivered_at ? new Date(state.delivered_at) : null,
  deliveredAtLocal: state.delivered_at_local,
  ...estimate.columns,
  lastEventAt: state.last_event_at ? new Date(state.last_event_at) : null,
  updatedAt: now,
});

/** Writes the rows and answers which of these parcels have an open case. */
async function writeRows(ctx: Ctx, rows: readonly ReturnType<typeof rowOf>[]): Promise<ReadonlySet<string>> {
  const open = await updateRows(ctx.db, { shopId: ctx.shopId, rows: JSON.stringify(rows) });
  return new Set(open.flatMap(({ id, has_case }) => (has_case ? [id] : [])));
}

const updateRows = rawStatement<{ shopId: string; rows: string }, { id: string; has_case: boolean }>(
  ({ shopId, rows }) => sql`
    update shipments s set shipped_at = t."shippedAt", status = t.status, sub_status = t."subStatus", cause = t.cause,
      action_by = t."actionBy", delivered_at = t."deliveredAt", delivered_at_local = t."deliveredAtLocal",
      eta_original = t."etaOriginal", eta = t.eta, eta_trail = t."etaTrail", check_at = t."checkAt",
      last_event_at = t."lastEventAt", updated_at = t."updatedAt", fold_version = ${FOLD_VERSION}
    from json_to_recordset(${rows}::json) as t (id uuid, "shippedAt" timestamptz, status text, "subStatus" text,
      cause text, "actionBy" text, "deliveredAt" timestamptz, "deliveredAtLocal" text, "etaOriginal" jsonb, eta jsonb,
      "etaTrail" jsonb, "checkAt" timestamptz, "lastEventAt" timestamptz, "updatedAt" timestamptz)
    where s.shop_id = ${shopId} and s.id = t.id
    returning s.id, coalesce((select true from cases c
      where c.shop_id = s.shop_id and c.shipment_id = s.id and c.state = 'open' limit 1), false) as has_case`,
);

/** The return that a parcel going back belongs to is told that it moves. */
async function noteReturn(ctx: Ctx, { shipment }: LockedShipment, { status }: ShipmentState): Promise<void> {
  if (shipment.direction !== 'return' || !HANDED_OVER.includes(status)) return;
  const hasArrived = status === 'delivered' && shipment.status !== 'delivered';
  await noteHandover(ctx, { orderId: shipment.orderId, shipmentId: shipment.id, hasArrived });
}

/** What the shopper is told. */
function messagesOf({ locked: { shipment }, state, facts, estimate }: Change, now: Date): EnqueueNotificationInput[] {
  const about = { orderId: shipment.orderId, shipmentId: shipment.id };
  const event = state.status === shipment.status ? undefined : NEWS[state.status];
  const { late } = estimate;
  return [
    ...(event ? [{ ...about, event, occurredAt: momentOf(facts, state.status, now) }] : []),
    ...(late ? [{ ...about, event: 'shipment.late' as const, data: { day: late.day ?? undefined } }] : []),
  ];
}

/** What the shop's systems are told. */
function newsOf({ locked: { shipment }, state }: Change): ShipmentNews[] {
  if (shipment.status === state.status && shipment.subStatus === state.sub_status) return [];
  const about = { shipmentId: shipment.id, orderId: shipment.orderId };
  const hasArrived = state.status === 'delivered' && shipment.status !== 'delivered';
  return [
    { ...about, type: 'shipment.updated' },
    ...(hasArrived ? [{ ...about, type: 'shipment.delivered' as const }] : []),
  ];
}

/** Whether a parcel may need a person, by what is at hand; who looks closer knows more. */
function looksBad(parcel: typeof shipments.$inferSelect, { country, timeZone }: LockedShipment, now: Date): boolean {
  const text = (date: Date | null) => date?.toISOString() ?? null;
  const facts = {
    parcel: {
      ...parcel,
      promisedAt: text(parcel.promisedAt),
      deliveredAt: text(parcel.deliveredAt),
      lastEventAt: text(parcel.lastEventAt),
      isReturn: parcel.direction === 'return',
    },
    createdAt: parcel.createdAt.toISOString(),
    country,
    here: null,
    abroad: false,
    zone: timeZone,
    isCancelled: false,
    isReplaced: false,
    complaintAt: null,
    isAnswered: false,
    report: null,
  };
  return caseOf(facts, now) !== null;
}

function earliest(a: Date | null, b: string | null): Date | null {
  const other = b === null ? null : new Date(b);
  if (!a || !other) return a ?? other;
  return a < other ? a : other;
}

/**
 * When the headline came about, as late as it can have been and never in the future: a journey by its first scan, else by
 * the newest. What has no time of its own came when it was told.
 */
function momentOf(facts: readonly Observation[], status: ShipmentStatus, now: Date): Date {
  const moments = facts
    .filter((fact) => fact.status === status)
    .map((fact) => timeBounds(fact)?.latest ?? Date.parse(fact.observed_at ?? fact.received_at));
  const moment = status === 'in_transit' ? Math.min(...moments) : Math.max(...moments);
  return new Date(Math.min(now.getTime(), moment));
}
