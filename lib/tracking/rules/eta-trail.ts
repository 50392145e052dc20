import type { Cause, Eta } from '@/lib/carriers/types';
import type { EtaReason, EtaStep } from '../types';
import { readMoment } from './calendar';
import { BEFORE_HANDOVER, type Situation } from './situation';

/** Steps kept: the first and the newest. */
const LONGEST_TRAIL = 12;

export type EtaCircumstances = { situation: Situation; cause: Cause | null };

const days = (eta: Eta, zone: string): [string, string] | null => {
  const from = readMoment(eta.earliest, zone);
  const to = readMoment(eta.latest, zone);
  return from && to ? [from.day, to.day] : null;
};

function reasonOf(before: Eta | null, after: Eta, movedLater: boolean, now: EtaCircumstances): EtaReason {
  if (!before) return 'first';
  const { cause, situation } = now;
  if (movedLater && cause && cause !== 'carrier' && cause !== 'unknown') return cause;
  const waits = BEFORE_HANDOVER.has(situation) || situation === 'unknown';
  if (movedLater && waits && after.source !== 'carrier') return 'handover';
  if (after.source === 'carrier') return 'carrier';
  return movedLater ? 'silence' : 'history';
}

/**
 * What is said of a parcel's day, after an estimate was made: the first is kept for good, the current one follows the
 * evidence, and the trail tells when the days changed and why. An estimate that vanishes does not take the last known
 * one with it; one that names other hours of the same days is the same step, told better.
 */
export function nextEtas(
  kept: { original: Eta | null; current: Eta | null; trail: readonly EtaStep[] },
  resolved: Eta | null,
  told: { at: string; zone: string } & EtaCircumstances,
): { original: Eta | null; current: Eta | null; trail: EtaStep[] } {
  const current = resolved ?? kept.current;
  const original = kept.original ?? current;
  const trail = [...kept.trail];
  if (!current) return { original, current, trail };
  const last = trail.at(-1);
  const before = last?.eta ?? kept.current;
  const [was, is] = [before && days(before, told.zone), days(current, told.zone)];
  if (!is || (last && was && was[0] === is[0] && was[1] === is[1])) {
    if (last) trail[trail.length - 1] = { ...last, eta: current };
    return { original, current, trail };
  }
  const movedLater = was !== null && was !== undefined && is[1] > was[1];
  trail.push({ at: told.at, eta: current, reason: reasonOf(before, current, movedLater, told) });
  if (trail.length > LONGEST_TRAIL) trail.splice(1, trail.length - LONGEST_TRAIL);
  return { original, current, trail };
}

/** The trail with its newest step marked as told. */
export const markTold = (trail: readonly EtaStep[]): EtaStep[] =>
  trail.map((step, index) => (index === trail.length - 1 ? { ...step, told: true } : step));
