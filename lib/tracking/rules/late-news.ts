import type { Eta } from '@/lib/carriers/types';
import { daysBetween } from '@/lib/core/local-date';
import type { EtaStep } from '../types';
import { type Day, knownZone, momentAt, momentReader } from './calendar';
import { readSpan } from './dates';
import { givenDay, latenessOf } from './lateness';
import type { Situation } from './situation';

/** A day missed longer ago than this is no news: an import of old parcels writes to nobody. */
const LATE_NEWS_DAYS = 7;

/** What to tell: the day it comes now, or null where there is none. */
export type LateNews = { day: Day | null };

/**
 * Whether the shopper must be told that a parcel will be later than the day they were given. Once, and again only for a
 * day later than the last one told: an estimate that wavers writes one mail.
 */
export function lateNews(facts: {
  now: Date;
  situation: Situation;
  promisedAt: string | null;
  timeZone: string;
  original: Eta | null;
  current: Eta | null;
  trail: readonly EtaStep[];
}): LateNews | null {
  const zone = knownZone(facts.timeZone);
  const words = { read: momentReader(zone) };
  const now = momentAt(facts.now.getTime(), zone);
  const given = givenDay({ promisedAt: facts.promisedAt, etaOriginal: facts.original }, words);
  if (!now || !given || daysBetween(given.day, now.day) > LATE_NEWS_DAYS) return null;
  const span = readSpan(facts.current, words);
  const { kind } = latenessOf(facts.situation, given, span, null, now.day, now.minute ?? 0);
  if (kind !== 'later' && kind !== 'overdue') return null;
  const day = kind === 'later' && span ? span.to.day : null;
  const told = facts.trail.filter((step) => step.told).map(({ eta }) => readSpan(eta, words)?.to.day ?? '');
  if (told.length > 0 && (day === null || told.some((last) => day <= last))) return null;
  return { day };
}
