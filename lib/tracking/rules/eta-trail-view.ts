import { ETA_REASONS, type EtaStep, type ParcelView } from '../types';
import { readSpan } from './dates';
import type { Words } from './parcel-story';

const SOURCES = ['carrier', 'learned', 'promised', 'rule'] as const;

/** How the day came to be another one, newest first; null while it is the one first named. */
export function etaTrailView(trail: readonly EtaStep[], { t, dates }: Words): ParcelView['trail'] {
  const steps = trail.flatMap((step) => {
    // Stored documents may hold anything; a page is made all the same.
    const span = readSpan(step.eta, dates);
    const since = dates.read(step.at);
    const reason = ETA_REASONS.find((known) => known === step.reason);
    if (!span || !since || !reason) return [];
    const source = SOURCES.find((known) => known === step.eta.source) ?? 'rule';
    return {
      day: dates.whenLong({ from: { ...span.from, minute: null }, to: { ...span.to, minute: null } }),
      since: t('parcel.trail.since', { when: dates.stamp(since) }),
      dateTime: step.at,
      reason: t(reason === 'first' ? `parcel.trail.first.${source}` : `parcel.trail.reason.${reason}`),
      current: false,
    };
  });
  if (steps.length < 2) return null;
  const newestFirst = steps.reverse().map((step, index) => ({ ...step, current: index === 0 }));
  return { title: t('parcel.trail.title'), steps: newestFirst };
}
