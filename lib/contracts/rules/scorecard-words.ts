import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { CONSOLE_LOCALE } from '@/lib/console/constants';
import { sayMoney } from '@/lib/console/rules/say-things';
import type { Tone } from '@/lib/console/types';
import { DEPENDENCY } from '../constants';
import {
  addUp,
  type Dependency,
  dependencies,
  dwellOf,
  groupScores,
  ratingOf,
  type Score,
  type ScoreRow,
  type Share,
  shareOf,
} from './scorecard';

export type ScoreCell = {
  key: string;
  label: string;
  /** Null: too few to say. */
  value: string | null;
  detail: string;
  tone: 'good' | 'bad' | 'calm';
};

/** What each cell counts, for whoever reads the table for the first time. */
export const SCORE_LEGEND =
  'By your promise and by its own word: parcels that came by the day you promised, and by the day the carrier first named, of all whose day is over, come or not. Lost and broken: of parcels whose journey is over, by its scans, by reports you accepted and by what you claimed. Longest silence: the longest time between two scans, for half of the parcels.';

export type ScoreView = {
  /** Address of the carrier's own page, by slug; null for what has no page. */
  carrier: string | null;
  name: string;
  detail: string;
  cells: ScoreCell[];
  /** Nothing can be said of it. */
  isTooFew: boolean;
};

export type Scorecard = {
  total: ScoreView | null;
  carriers: ScoreView[];
  services: ScoreView[];
  lanes: ScoreView[];
  alerts: { tone: Extract<Tone, 'attention' | 'problem'>; text: string }[];
  isEmpty: boolean;
};

const percent = (share: number): string =>
  share > 0.995 && share < 1 ? '99 %' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

export const nameOf = (carrier: string): string => carrierName(carrier || null) ?? 'No courier named';

const regions = new Intl.DisplayNames(CONSOLE_LOCALE, { type: 'region' });
/** A country's name; what is none stays as it was told. */
export function sayCountry(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code || 'somewhere';
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Below the first a share is bad, from the second on it is good. */
const BOUNDS: Record<string, [bad: number, good: number]> = {
  promised: [0.85, 0.95],
  estimated: [0.8, 0.93],
  first: [0.85, 0.95],
};

function kept(key: string, label: string, share: Share): ScoreCell {
  const value = shareOf(share);
  const [bad, good] = BOUNDS[key] ?? [0, 1];
  return {
    key,
    label,
    value: value === null ? null : percent(value),
    detail: `${share.good} of ${share.of}`,
    tone: value === null ? 'calm' : value < bad ? 'bad' : value >= good ? 'good' : 'calm',
  };
}

function mishap(key: string, label: string, count: number, of: number): ScoreCell {
  const value = shareOf({ good: count, of });
  return {
    key,
    label,
    value: value === null ? null : percent(value),
    detail: `${count} of ${of}`,
    tone: value === null ? 'calm' : value > 0.01 ? 'bad' : value === 0 ? 'good' : 'calm',
  };
}

/** A score as cells, always the same ones in the same order. */
export function cellsOf(score: Score): ScoreCell[] {
  const [half, most] = [dwellOf(score.dwells, 0.5), dwellOf(score.dwells, 0.9)];
  const stars = ratingOf(score.ratings);
  const days = (count: number) => (count === 0 ? 'under a day' : count === 1 ? '1 day' : `${count} days`);
  return [
    kept('promised', 'By your promise', score.promised),
    kept('estimated', 'By its own word', score.estimated),
    kept('first', 'At the first try', score.first),
    mishap('lost', 'Lost', score.lost, score.ended),
    mishap('damaged', 'Broken', score.damaged, score.ended),
    {
      key: 'dwell',
      label: 'Longest silence',
      value: half === null ? null : days(half),
      detail: most === null ? '' : `nine of ten: ${days(most)}`,
      tone: 'calm',
    },
    {
      key: 'rating',
      label: 'Shoppers say',
      value: stars === null ? null : `${stars.toFixed(1)} ★`,
      detail: `${score.ratings.of} ${score.ratings.of === 1 ? 'rating' : 'ratings'}`,
      tone: stars === null ? 'calm' : stars < 3.5 ? 'bad' : stars >= 4.4 ? 'good' : 'calm',
    },
  ];
}

const parcels = (count: number): string =>
  `${count.toLocaleString(CONSOLE_LOCALE)} ${count === 1 ? 'parcel' : 'parcels'}`;

const LANES_SHOWN = 40;

/** A scorecard in words: all carriers, each service, each lane; too little data is said as such. */
export function wordScorecard(
  rows: readonly ScoreRow[],
  options: { currency: string; showsValue: boolean },
): Scorecard {
  const all = addUp(rows);
  const { currency, showsValue } = options;
  const shares = (score: Score): string => {
    const worth = showsValue && score.value > 0 ? sayMoney({ amount: score.value, currency }) : null;
    const share = all.parcels > 0 && score.parcels < all.parcels ? percent(score.parcels / all.parcels) : null;
    const ofValue = showsValue && share && all.value > 0 ? `${percent(score.value / all.value)} of their worth` : null;
    return [parcels(score.parcels), share && `${share} of all`, ofValue ?? worth].filter(Boolean).join(' · ');
  };
  const view = (carrier: string | null, name: string, score: Score): ScoreView => {
    const cells = cellsOf(score);
    return { carrier, name, detail: shares(score), cells, isTooFew: cells.every(({ value }) => value === null) };
  };
  return {
    total: rows.length > 0 ? view(null, 'All of them', all) : null,
    carriers: groupScores(rows, ({ carrier }) => carrier).map(({ key, score }) =>
      view(key || null, nameOf(key), score),
    ),
    services: groupScores(rows, ({ carrier, service }) => ({ carrier, service }))
      .filter(({ key }) => key.service !== '')
      .map(({ key, score }) => view(key.carrier || null, `${nameOf(key.carrier)} · ${key.service}`, score)),
    lanes: groupScores(rows, ({ carrier, origin, destination }) => ({ carrier, origin, destination }))
      .slice(0, LANES_SHOWN)
      .map(({ key, score }) =>
        view(
          key.carrier || null,
          key.origin === key.destination
            ? `${nameOf(key.carrier)}, within ${sayCountry(key.destination)}`
            : `${nameOf(key.carrier)}, ${sayCountry(key.origin)} to ${sayCountry(key.destination)}`,
          score,
        ),
      ),
    alerts: dependencies(rows).map(sayDependency),
    isEmpty: rows.length === 0,
  };
}

/** What a share of all means, with the level that it has passed. */
export function sayDependency({ carrier, ofParcels, ofValue, level }: Dependency): Scorecard['alerts'][number] {
  const worth = ofValue === null ? '' : ` and ${percent(ofValue)} of their worth`;
  const name = nameOf(carrier);
  const text =
    ofParcels >= 0.999
      ? `Everything goes with ${name}. If it stops, so do you: have a second courier ready.`
      : `${name} carries ${percent(ofParcels)} of your parcels${worth}, past the ${percent(DEPENDENCY[level])} that one courier should have. ${
          level === 'warn' ? 'If it stops, that much stops: have another ready for those lanes.' : 'Keep an eye on it.'
        }`;
  return { tone: level === 'warn' ? 'problem' : 'attention', text };
}

/** The same for a first screen: what passed the level, and which one. */
export function sayDependencyBriefly({ carrier, ofParcels, ofValue, level }: Dependency): string {
  const what =
    ofParcels >= (ofValue ?? 0)
      ? `${percent(ofParcels)} of your parcels`
      : `${percent(ofValue ?? 0)} of what your parcels are worth`;
  return `${nameOf(carrier)} carries ${what}, past ${percent(DEPENDENCY[level])}.`;
}
