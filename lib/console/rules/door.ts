import type { Door } from '../types';

type Counts = { delivered: number; van: number; risk: number; waiting: number };
const KINDS = ['delivered', 'van', 'waiting', 'risk'] as const;
const LABELS = { delivered: 'at the door', van: 'on the van', waiting: 'still to load', risk: 'at risk' };

/** Today's promises as a bar that fills. The shares always end at exactly 100. */
export function door(counts: Counts): Door {
  const total = KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  let before = 0;
  const bar = KINDS.filter((kind) => counts[kind] > 0).map((kind) => {
    const from = share(before, total);
    before += counts[kind];
    return { kind, from, width: Number((share(before, total) - from).toFixed(2)) };
  });
  return {
    sentence: sentenceOf(counts, total),
    bar,
    legend: KINDS.map((kind) => ({ kind, label: LABELS[kind], count: counts[kind] })),
    isQuiet: total === 0,
  };
}

const share = (part: number, total: number): number => Number(((part / total) * 100).toFixed(2));

function sentenceOf(counts: Counts, total: number): string {
  if (total === 0) return 'No parcel is promised for today.';
  const parcels = (count: number) => `${count} parcel${count === 1 ? '' : 's'}`;
  if (counts.delivered === total)
    return `All ${parcels(total)} of today have arrived.`.replace(
      'All 1 parcel of today have',
      'The one parcel of today has',
    );
  if (counts.risk > 0) return `${counts.delivered} of ${parcels(total)} have arrived; ${counts.risk} may not make it.`;
  return `${counts.delivered} of ${parcels(total)} have arrived; the rest is on time.`;
}

/** What still comes or came today, for the title. */
export const arrivingToday = (counts: Counts): number => KINDS.reduce((sum, kind) => sum + counts[kind], 0);
