import type { Eta } from '@/lib/carriers/types';
import { endOfDay, startOfDay } from '@/lib/core/local-date';
import { type Day, knownZone, lastDay, type Moment, momentAt, readMoment } from './calendar';
import { addDeliveryDays, type DeliveryDays, deliveryDaysBetween, isDeliveryDay } from './delivery-days';
import { learnedDays } from './lane-days';
import type { Lane } from './learn-lanes';
import { isMoving, type Situation } from './situation';

/** A parcel that is on no van by now does not come today any more. */
export const LAST_HOPE_MINUTE = 18 * 60;

/** As long after the end of a window of hours as couriers are forgiven. */
export const WINDOW_GRACE_MINUTES = 30;

export type EtaEvidence = {
  now: Date;
  situation: Situation;
  /** The carrier's own newest estimate. */
  carrier: { earliest: string; latest: string } | null;
  /** What this shop's deliveries have taught, the finest lane first. */
  lanes: readonly Lane[];
  /** What the shop promised at checkout. */
  promisedAt: string | null;
  /** What the contract with the carrier says: working days, the hour after which a day does not count, days off. */
  rule: { days: number; cutOff: string | null; closed: readonly Day[] } | null;
  /** When the carrier got it; null: it has not yet. */
  shippedAt: string | null;
  /** When the shop can hand it over, of a parcel that has not left. */
  leavesOn: Day;
  /** Where it is going, and the clocks there. */
  country: string | null;
  timeZone: string;
  /** The clocks where it is handed over. */
  shopZone: string;
};

type Span = { earliest: string; latest: string };
type Days = { first: Day; last: Day };

/** From the first minute of one local day to the last of another, as RFC 3339 instants. */
const wholeDays = ({ first, last }: Days, zone: string): Span => ({
  earliest: new Date(startOfDay(first, zone)).toISOString(),
  latest: new Date(endOfDay(last, zone)).toISOString(),
});

function ordered(span: Span, timeZone: string): (Span & { from: Moment; to: Moment }) | null {
  const earliest = readMoment(span.earliest, timeZone) ? span.earliest : span.latest;
  const latest = readMoment(span.latest, timeZone) ? span.latest : span.earliest;
  const from = readMoment(earliest, timeZone);
  const to = readMoment(latest, timeZone);
  if (!from || !to) return null;
  const backwards = to.day < from.day || (to.day === from.day && (to.minute ?? 0) < (from.minute ?? 0));
  return backwards ? { earliest: latest, latest: earliest, from: to, to: from } : { earliest, latest, from, to };
}

const onTheRound = (situation: Situation): boolean => situation === 'on_the_van' || situation === 'courier_near';

/** Parcels in trouble do not travel like those that history knows. */
const isOrdinary = (situation: Situation): boolean =>
  onTheRound(situation) || situation === 'unknown' || (isMoving(situation) && !/^(delayed|missorted)/.test(situation));

/** The minute of its last day until which an estimate may come true. */
export function lastMinute({ from, to }: { from: Moment; to: Moment }, situation: Situation): number {
  const isWindow = from.day === to.day && to.minute !== null && to.minute < 1_438 && to.minute > 0;
  if (isWindow) return (to.minute ?? 0) + WINDOW_GRACE_MINUTES;
  return onTheRound(situation) ? 1_440 : LAST_HOPE_MINUTE;
}

const isOpen = (span: { from: Moment; to: Moment }, now: Moment, situation: Situation): boolean =>
  span.to.day > now.day || (span.to.day === now.day && (now.minute ?? 0) < lastMinute(span, situation));

/** Delivery days that are over without the parcel having come; 0 for one that has not left. */
function passedDays(evidence: EtaEvidence, from: Day, now: Moment, days: DeliveryDays): number {
  if (!evidence.shippedAt) return 0;
  const until = deliveryDaysBetween(from, now.day, days);
  const todayIsOpen =
    isDeliveryDay(now.day, days) && ((now.minute ?? 0) < LAST_HOPE_MINUTE || onTheRound(evidence.situation));
  return todayIsOpen ? until : until + 1;
}

function learned(evidence: EtaEvidence, from: Day, now: Moment, zone: string): Eta | null {
  if (!isOrdinary(evidence.situation)) return null;
  const calendar = (lane: Lane): DeliveryDays => ({ country: evidence.country, weekdays: lane.weekdays });
  const found = learnedDays(evidence.lanes, (lane) => passedDays(evidence, from, now, calendar(lane)));
  if (!found) return null;
  const { lane, days } = found;
  const first = addDeliveryDays(from, days.min, calendar(lane));
  const last = addDeliveryDays(from, days.max, calendar(lane));
  const sure = days.of >= 20 && days.max - days.min <= 2;
  return {
    ...wholeDays({ first: lastDay(first, now.day), last }, zone),
    source: 'learned',
    confidence: sure ? 'medium' : 'low',
    history: { of: days.of, by: days.by, ...(days.stragglers && { stragglers: true as const }) },
  };
}

function ruled({ rule, shippedAt, shopZone, country }: EtaEvidence, from: Day, zone: string): Span | null {
  if (!rule || rule.days < 1) return null;
  const days: DeliveryDays = { country, weekdays: null, closed: rule.closed };
  const handed = readMoment(shippedAt, knownZone(shopZone));
  const [hour = 24, minute = 0] = rule.cutOff?.split(':').map(Number) ?? [];
  const missed = handed?.minute !== null && handed !== null && handed.minute > hour * 60 + minute;
  const start = missed ? addDeliveryDays(from, 1, days) : from;
  return wholeDays(
    { first: addDeliveryDays(start, Math.max(1, rule.days - 1), days), last: addDeliveryDays(start, rule.days, days) },
    zone,
  );
}

/**
 * One estimate from what is known at a moment: the carrier's own, else what this shop's deliveries on the lane have
 * taught, else the promise, else what the contract says. An estimate that can no longer come true is none: the next
 * source has its say, and history then speaks of parcels that took this long and came all the same. Whatever names only
 * days comes back as the whole of those days in the address's zone. Null: nobody knows, and the page says so.
 */
export function resolveEta(evidence: EtaEvidence): Eta | null {
  const zone = knownZone(evidence.timeZone);
  const now = momentAt(evidence.now.getTime(), zone);
  if (!now) return null;
  const stated = evidence.carrier && ordered(evidence.carrier, zone);
  const word = stated && { earliest: stated.earliest, latest: stated.latest, source: 'carrier' as const };
  const awaited = isMoving(evidence.situation) || isOrdinary(evidence.situation);
  if (!awaited) return word && { ...word, confidence: 'high' };
  if (word && isOpen(stated, now, evidence.situation)) {
    return { ...word, confidence: 'high' };
  }
  const handed = readMoment(evidence.shippedAt, knownZone(evidence.shopZone));
  const from = handed?.day ?? evidence.leavesOn;
  const ours = learned(evidence, from, now, zone);
  if (ours) return ours;

  const promised = readMoment(evidence.promisedAt, zone);
  const asDay = promised && { day: promised.day, minute: null };
  if (asDay && isOpen({ from: asDay, to: asDay }, now, evidence.situation)) {
    return { ...wholeDays({ first: asDay.day, last: asDay.day }, zone), source: 'promised', confidence: 'medium' };
  }
  const span = ruled(evidence, from, zone);
  const read = span && ordered(span, zone);
  if (span && read && isOpen(read, now, evidence.situation)) return { ...span, source: 'rule', confidence: 'low' };
  // What the carrier said is over, and nobody knows better: its word stays, and is judged late.
  return word && { ...word, confidence: 'low' };
}
