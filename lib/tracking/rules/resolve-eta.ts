import type { Eta } from '@/lib/carriers/types';
import { endOfDay, startOfDay } from '@/lib/core/local-date';
import { type Day, knownZone, readMoment } from './calendar';
import { addWorkingDays } from './working-days';

/** Fewer deliveries than this on a lane teach nothing (features.md 2.3). */
export const DELIVERIES_TO_LEARN_FROM = 10;

export type EtaEvidence = {
  /** The carrier's own newest estimate. */
  carrier: { earliest: string; latest: string } | null;
  /** Working days in transit of this shop's delivered parcels on the same carrier and country, any order. */
  transitDays: readonly number[];
  /** What the shop promised at checkout. */
  promisedAt: string | null;
  /** The shop's rule of thumb in working days, used when nothing better is known. */
  rule: { min: number; max: number } | null;
  shippedAt: string | null;
  /** Where it is going. */
  country: string | null;
  timeZone: string;
};

/** The value below which `share` of the sorted values lie (nearest rank). */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;

function fromTransit(evidence: EtaEvidence, min: number, max: number): { earliest: string; latest: string } | null {
  const shipped = readMoment(evidence.shippedAt, knownZone(evidence.timeZone));
  if (!shipped) return null;
  return wholeDays(
    addWorkingDays(shipped.day, Math.max(1, min), evidence.country),
    addWorkingDays(shipped.day, Math.max(1, max), evidence.country),
    evidence.timeZone,
  );
}

/** From the first minute of one local day to the last of another, as RFC 3339 instants. */
function wholeDays(first: Day, last: Day, timeZone: string): { earliest: string; latest: string } {
  const zone = knownZone(timeZone);
  return {
    earliest: new Date(startOfDay(first, zone)).toISOString(),
    latest: new Date(endOfDay(last, zone)).toISOString(),
  };
}

function ordered(
  span: { earliest: string; latest: string },
  timeZone: string,
): { earliest: string; latest: string } | null {
  const earliest = readMoment(span.earliest, timeZone) ? span.earliest : span.latest;
  const latest = readMoment(span.latest, timeZone) ? span.latest : span.earliest;
  const from = readMoment(earliest, timeZone);
  const to = readMoment(latest, timeZone);
  if (!from || !to) return null;
  const backwards = to.day < from.day || (to.day === from.day && (to.minute ?? 0) < (from.minute ?? 0));
  return backwards ? { earliest: latest, latest: earliest } : { earliest, latest };
}

/**
 * One estimate from what is known: the carrier's, else learned from at least ten own deliveries (their 40th to 60th
 * percentile, widened to the 80th when they scatter), else the promise, else the shop's rule. Whatever names only days
 * comes back as the whole of those days in the address's zone. Null: nobody knows, and the page says so.
 */
export function resolveEta(evidence: EtaEvidence): Eta | null {
  const stated = evidence.carrier && ordered(evidence.carrier, knownZone(evidence.timeZone));
  if (stated) return { ...stated, source: 'carrier', confidence: 'high' };

  const transit = evidence.transitDays.filter((days) => Number.isFinite(days) && days >= 0).sort((a, b) => a - b);
  if (transit.length >= DELIVERIES_TO_LEARN_FROM) {
    const scattered = percentile(transit, 0.8) - percentile(transit, 0.4) > 1;
    const learned = fromTransit(evidence, percentile(transit, 0.4), percentile(transit, scattered ? 0.8 : 0.6));
    if (learned) return { ...learned, source: 'learned', confidence: scattered ? 'low' : 'medium' };
  }
  const promised = readMoment(evidence.promisedAt, knownZone(evidence.timeZone));
  if (promised) {
    return { ...wholeDays(promised.day, promised.day, evidence.timeZone), source: 'promised', confidence: 'medium' };
  }

  const ruled = evidence.rule && fromTransit(evidence, evidence.rule.min, evidence.rule.max);
  return ruled ? { ...ruled, source: 'rule', confidence: 'low' } : null;
}

/**
 * The first estimate is kept for good, the current one follows the evidence. An estimate that vanishes does not take
 * the last known one with it.
 */
export function nextEtas(
  kept: { original: Eta | null; current: Eta | null },
  resolved: Eta | null,
): { original: Eta | null; current: Eta | null } {
  const current = resolved ?? kept.current;
  return { original: kept.original ?? current, current };
}
