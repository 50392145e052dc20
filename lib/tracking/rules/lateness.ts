import { daysBetween } from '@/lib/core/local-date';
import type { Day } from './calendar';
import { type DateWords, readSpan, type Span } from './dates';
import { LAST_HOPE_MINUTE } from './resolve-eta';
import { hasArrived, isMoving, type Situation } from './situation';

/**
 * `later`: the new date is after the one we gave. `at_risk`: the range reaches past it, or its day is nearly over.
 * `overdue`: the day we gave has passed and there is no new one. `today_late`: it comes today, after the day we gave.
 * `arrived_late`: it came late.
 */
export type LatenessKind = 'none' | 'early' | 'at_risk' | 'later' | 'overdue' | 'today_late' | 'arrived_late';

export type Lateness = {
  kind: LatenessKind;
  /** Days past (or before, for `early`) the day we gave. */
  days: number;
  /** The day we gave, where the kind speaks of one. */
  from: Day | null;
  /** Whether the shop promised that day or a first estimate did. */
  basis: 'promised' | 'estimate';
};

/** What we gave: the last of its days is the one we are held to, before the first of them it is early. */
export type GivenDay = { day: Day; first: Day; basis: 'promised' | 'estimate' };

/** What takes longer than it should: it is not called early, and a day that nobody has named since is in doubt. */
export const TAKES_LONGER: ReadonlySet<Situation> = new Set([
  'delayed',
  'delayed_weather',
  'delayed_customs',
  'missorted',
  'collection_missed',
]);

const ON_TIME: Lateness = { kind: 'none', days: 0, from: null, basis: 'promised' };

/** The day we gave: the shop's promise where there is one, else the first estimate. */
export function givenDay(
  parcel: { promisedAt: string | null; etaOriginal: { earliest: string; latest: string } | null },
  words: Pick<DateWords, 'read'>,
): GivenDay | null {
  const promised = words.read(parcel.promisedAt);
  if (promised) return { day: promised.day, first: promised.day, basis: 'promised' };
  const estimate = readSpan(parcel.etaOriginal, words);
  return estimate ? { day: estimate.to.day, first: estimate.from.day, basis: 'estimate' } : null;
}

/** An estimate that can still come true: its last day is today or later. */
export const stillAhead = (span: Span | null, today: Day): span is Span => span !== null && span.to.day >= today;

/**
 * Compares what we gave with the newest estimate and now, on the reader's calendar. `minute` of `today`; `inDoubt`: the
 * estimate is older than the trouble the parcel is in.
 */
export function latenessOf(
  situation: Situation,
  given: GivenDay | null,
  eta: Span | null,
  arrivedOn: Day | null,
  today: Day,
  minute = 0,
  inDoubt = false,
): Lateness {
  if (!given) return ON_TIME;
  const late = (kind: LatenessKind, days: number): Lateness => ({ kind, days, from: given.day, basis: given.basis });

  if (hasArrived(situation)) {
    const days = arrivedOn ? daysBetween(given.day, arrivedOn) : 0;
    return days > 0 ? late('arrived_late', days) : ON_TIME;
  }
  if (situation === 'on_the_van' || situation === 'courier_near') {
    const days = daysBetween(given.day, today);
    return days > 0 ? late('today_late', days) : ON_TIME;
  }
  if (!isMoving(situation) && situation !== 'quiet') return ON_TIME;
  if (!stillAhead(eta, today)) {
    const days = daysBetween(given.day, today);
    return days > 0 ? late('overdue', days) : ON_TIME;
  }
  const days = daysBetween(given.day, eta.to.day);
  if (days > 0) return eta.from.day > given.day ? late('later', days) : late('at_risk', days);
  if (inDoubt && days === 0) return late('at_risk', 0);
  // On no van by the evening of its day, and nobody has said otherwise.
  if (eta.to.day === today && given.day === today && minute >= LAST_HOPE_MINUTE) return late('at_risk', 0);
  // A range that has only become narrower was kept, not beaten.
  return eta.to.day < given.first ? late('early', daysBetween(eta.to.day, given.first)) : ON_TIME;
}
