import type { ShipmentState } from '@/lib/carriers/rules/fold-shipment';
import type { Eta, Observation } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import type { LockedShipment } from './lock-shipment';
import { readEtaEvidence, type ShopEvidence } from './queries/read-eta-evidence';
import { knownZone, lastDay, type Moment, momentAt } from './rules/calendar';
import { markTold, nextEtas } from './rules/eta-trail';
import { handoverDays, nextHandover } from './rules/handover';
import { type LateNews, lateNews } from './rules/late-news';
import type { LaneFacts } from './rules/learn-lanes';
import { nextLook } from './rules/next-look';
import { type EtaEvidence, resolveEta } from './rules/resolve-eta';
import { isMoving, situationOf } from './rules/situation';
import type { EtaStep } from './types';

/** What is written down about the day of a parcel. */
export type Estimate = {
  columns: { etaOriginal: Eta | null; eta: Eta | null; etaTrail: EtaStep[]; checkAt: Date | null };
  /** What the shopper is to be told before they ask; null: nothing new. */
  late: LateNews | null;
};

const originOf = (facts: readonly Observation[]): string | null =>
  [...facts]
    .filter(({ kind, location }) => kind === 'event' && /^[A-Z]{2}$/.test(location?.country ?? ''))
    .sort((a, b) => ((a.occurred_at ?? a.received_at) < (b.occurred_at ?? b.received_at) ? -1 : 1))[0]?.location
    ?.country ?? null;

export type FoldedParcel = { locked: LockedShipment; state: ShipmentState; facts: readonly Observation[] };

/**
 * Estimates anew when parcels come, from all that is known of them now, and says when to look again. Without `tellsLate`
 * nobody is told that one is late, and nothing is marked as told.
 */
export async function estimateShipments(
  ctx: Ctx,
  parcels: readonly FoldedParcel[],
  { tellsLate = true }: { tellsLate?: boolean } = {},
): Promise<Estimate[]> {
  const drafts = parcels.map((parcel) => draftOf(ctx.now, parcel));
  // The shop's own knowledge is asked for only where the carrier says nothing that can still come true.
  const asking = drafts.filter(({ asksShop }) => asksShop);
  const evidence = await readEtaEvidence(
    ctx,
    asking.map(({ parcel }) => laneOf(parcel)),
  );
  const byDraft = new Map(asking.map((draft, i) => [draft, evidence[i]]));
  return drafts.map((draft) => estimateOf(ctx.now, draft, byDraft.get(draft), tellsLate));
}

type Draft = ReturnType<typeof draftOf>;

/** What the carrier's word comes to, and whether the shop's own knowledge is wanted beside it. */
function draftOf(now: Date, parcel: FoldedParcel) {
  const { locked, state } = parcel;
  const { shipment, country } = locked;
  const timeZone = knownZone(shippingZone(locked.address) ?? locked.timeZone);
  const situation = situationOf(meaningOf(state));
  const shipped = [shipment.shippedAt?.toISOString(), state.shipped_at]
    .filter((at) => typeof at === 'string')
    .sort()[0];
  const local = momentAt(now.getTime(), knownZone(locked.timeZone)) as Moment;
  const known: EtaEvidence = {
    now,
    situation,
    carrier: state.eta_current,
    lanes: [],
    promisedAt: shipment.promisedAt?.toISOString() ?? null,
    rule: null,
    shippedAt: shipped ?? null,
    leavesOn: local.day,
    country,
    timeZone,
    shopZone: locked.timeZone,
  };
  const word = resolveEta(known);
  const carrierKnows = word?.source === 'carrier' && word.confidence === 'high';
  const isOutbound = shipment.direction === 'outbound';
  // What the shop knows is how long its parcels take to get there, not back.
  const mayCome = isOutbound && (isMoving(situation) || situation === 'unknown');
  return { parcel, known, local, word, isOutbound, asksShop: !carrierKnows && mayCome };
}

function estimateOf(now: Date, draft: Draft, evidence: ShopEvidence | undefined, tellsLate: boolean): Estimate {
  const { parcel, known, isOutbound } = draft;
  const { shipment } = parcel.locked;
  const { situation, promisedAt, country, timeZone } = known;
  const eta = evidence ? resolveEta({ ...known, ...fromShop(draft, evidence) }) : draft.word;
  const etas = nextEtas({ original: shipment.etaOriginal, current: shipment.eta, trail: shipment.etaTrail }, eta, {
    at: toldAt(eta, parcel.state, now),
    zone: timeZone,
    situation,
    cause: parcel.state.cause,
  });
  const told = { now, situation, promisedAt, country, timeZone };
  const late = isOutbound && tellsLate ? lateNews({ ...told, ...etas }) : null;
  return {
    columns: {
      etaOriginal: etas.original,
      eta: etas.current,
      etaTrail: late ? markTold(etas.trail) : etas.trail,
      checkAt: isOutbound ? nextLook({ ...told, eta: etas.current }) : null,
    },
    late,
  };
}

/** Since when the day is said: the carrier's own since it said it, ours since now. */
function toldAt(eta: Eta | null, { eta_told_at }: ShipmentState, now: Date): string {
  const told = eta?.source === 'carrier' && eta_told_at ? new Date(eta_told_at) : now;
  return (told < now ? told : now).toISOString();
}

const meaningOf = ({ status, sub_status, cause, action_by }: ShipmentState) => ({
  status,
  subStatus: sub_status,
  cause,
  actionBy: action_by,
});

const laneOf = ({ locked: { shipment, country, address }, facts }: FoldedParcel): LaneFacts => ({
  carrier: shipment.carrier,
  service: shipment.service,
  origin: originOf(facts),
  destination: country,
  postalCode: address?.postal_code ?? null,
});

function fromShop({ parcel, local }: Draft, { lanes, rule, handover }: ShopEvidence): Partial<EtaEvidence> {
  const { placedAt, shipsBy, timeZone } = parcel.locked;
  const zone = knownZone(timeZone);
  const placed = momentAt(placedAt.getTime(), zone);
  const promised = shipsBy && momentAt(shipsBy.getTime(), zone)?.day;
  const planned = promised ?? (placed && handoverDays(handover, placed).last) ?? local.day;
  return { lanes, rule, leavesOn: lastDay(nextHandover(handover, local), planned) };
}
