import { type ParcelFacts, parcelState } from '@/lib/console/rules/parcel-state';
import { daysBetween } from '@/lib/core/local-date';
import { type Moment, momentAt, readMoment } from '@/lib/tracking/rules/calendar';
import { silenceOf } from '@/lib/tracking/rules/silence';
import { hasArrived, isMoving, type Situation } from '@/lib/tracking/rules/situation';
import { workingDaysBetween } from '@/lib/tracking/rules/working-days';
import type { CaseKind } from '../constants';

/** What is known of one parcel, on its way to a shopper or back, as far as it decides whether somebody must look at it. Times are RFC 3339. */
export type CaseFacts = {
  parcel: ParcelFacts;
  /** When the shop told of it: the beginning of silence for a parcel that was never scanned. */
  createdAt: string;
  /** Where it goes, and where its newest scan was made; null where a carrier did not say. */
  country: string | null;
  here: string | null;
  /** Some scan was made in another country than it goes to. */
  abroad: boolean;
  /** The shopper's clocks. */
  zone: string;
  /** The order was; of a parcel coming back: every return it may hold is over. */
  isCancelled: boolean;
  /** Its goods travel again in a later parcel. */
  isReplaced: boolean;
  /** When the shopper last said that something is wrong, and whether anybody has answered since. */
  complaintAt: string | null;
  isAnswered: boolean;
  /** Since when a change to the delivery that was asked of the courier needs a person: refused, unanswered, not passed on. */
  request?: { at: string } | null;
  /** What the shopper has reported of this parcel and nobody has decided yet: the oldest of it. */
  report: { at: string; answerBy: string } | null;
};

export type CaseVerdict = {
  kind: CaseKind;
  situation: Situation;
  /** Days since the newest scan (or since the shop told of it). */
  silentDays: number;
  /** Days past the day the shopper was given; 0 where it is not late. */
  lateDays: number;
};

/** A parcel at a counter or in a locker is the shopper's errand for so long; carriers send it back after seven to ten. */
const COLLECT_DAYS = 4;
/** Working days after which a number that tells nothing is a wrong number (features.md 2.4: stale pending 3 days). */
const NO_DATA_DAYS = 3;
/** A missed promise is a case at once, a missed estimate of the carrier's only when it is missed by more than a day. */
const LATE_DAYS = { promised: 1, estimate: 2 };

const KINDS: Partial<Record<Situation, CaseKind>> = {
  lost: 'lost',
  damaged: 'damaged',
  disposed: 'damaged',
  documents: 'customs',
  payment_due: 'customs',
  delayed_customs: 'customs',
  address_problem: 'address',
  refused: 'returning',
  returning: 'returning',
  returned: 'returning',
  held: 'exception',
  trouble: 'exception',
  delivery_retracted: 'exception',
  collection_missed: 'exception',
  attempt_not_home: 'exception',
  attempt_closed: 'exception',
  attempt_no_access: 'exception',
  attempt_other: 'exception',
  pickup_missed: 'pickup_expiring',
};

/**
 * Why a parcel needs a person, the most telling reason alone: what a carrier reports goes before silence, silence before
 * lateness (features.md 2.4). Null: it does not. Silence is judged by the rule that the shopper's page speaks by, so that
 * a case opens when the page says that we ask.
 */
export function caseOf(facts: CaseFacts, now: Date): CaseVerdict | null {
  const { parcel, zone, report } = facts;
  if (!report && (facts.isCancelled || facts.isReplaced)) return null;
  const { situation, lateDays } = parcelState(parcel, { now, zone });
  const today = momentAt(now.getTime(), zone) as Moment;
  // A person waits since they wrote, whatever the parcel does.
  const seen = momentAt(Date.parse(report?.at ?? parcel.lastEventAt ?? facts.createdAt), zone);
  const silentDays = seen ? Math.max(0, daysBetween(seen.day, today.day)) : 0;
  const verdict = (kind: CaseKind): CaseVerdict => ({ kind, situation, silentDays, lateDays });

  if (report) return verdict('reported');
  if (parcel.isReturn && (hasArrived(situation) || !WAS_HANDED_OVER.has(parcel.status))) return null;
  if (hasArrived(situation)) return cameAfter(facts) ? verdict('not_arrived') : null;
  const reported = KINDS[situation];
  if (reported && reported !== 'exception') return verdict(reported);
  // Somebody waits for an answer about it, which says more than that a delivery has failed.
  if (facts.request) return verdict('rearrange');
  if (reported) return verdict(reported);
  if (situation === 'pickup_point' || situation === 'pickup_locker') {
    return silentDays >= COLLECT_DAYS ? verdict('pickup_expiring') : null;
  }
  if (situation === 'unknown' || parcel.lastEventAt === null) {
    const waited = seen ? workingDaysBetween(seen.day, today.day, facts.country) : 0;
    return waited >= NO_DATA_DAYS && situation !== 'cancelled' ? verdict('unknown') : null;
  }
  if (isStalled(facts, situation, seen, today)) return verdict('stall');
  // Nobody was promised a day for what they send back.
  if (parcel.isReturn) return null;
  const isUnderWay = isMoving(situation) || ON_THE_VAN.has(situation) || situation === 'attempt_rescheduled';
  const patience = parcel.promisedAt ? LATE_DAYS.promised : LATE_DAYS.estimate;
  return isUnderWay && lateDays >= patience ? verdict('late') : null;
}

/** A label that nobody has used yet lies with the shopper, who has until the return runs out. */
const WAS_HANDED_OVER: ReadonlySet<ParcelFacts['status']> = new Set([
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'exception',
  'returned',
  'expired',
]);

const ON_THE_VAN: ReadonlySet<Situation> = new Set(['on_the_van', 'courier_near']);

/** A van comes home every evening: after a whole working day without word the parcel is not on it any more. */
const VAN_DAYS = 1;

function isStalled({ country, here, abroad }: CaseFacts, situation: Situation, seen: Moment | null, today: Moment) {
  if (!seen) return false;
  const at = here ?? country;
  if (ON_THE_VAN.has(situation)) return workingDaysBetween(seen.day, today.day, at) > VAN_DAYS;
  const silence = silenceOf({
    situation,
    lastSeen: seen,
    today: today.day,
    minute: today.minute ?? 0,
    country: at,
    abroad,
  });
  return situation === 'quiet' || silence?.kind === 'long';
}

/** Whether the complaint is about the delivery: said on the day it is reported to have come, or later. */
function cameAfter({ complaintAt, parcel, zone }: CaseFacts): boolean {
  const said = readMoment(complaintAt, zone);
  const came = readMoment(parcel.deliveredAtLocal, zone) ?? readMoment(parcel.deliveredAt, zone);
  return said !== null && came !== null && said.day >= came.day;
}
