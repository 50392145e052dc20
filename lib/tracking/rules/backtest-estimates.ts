import type { Eta } from '@/lib/carriers/types';
import { addDays, daysBetween } from '@/lib/core/local-date';
import { LEARNING_DAYS, LEARNING_PARCELS } from '../constants';
import { type Day, readMoment } from './calendar';
import { addDeliveryDays } from './delivery-days';
import { learnedDays } from './lane-days';
import { type LaneKey, laneName, lanesOf, learnLanes, type PastDelivery } from './learn-lanes';

/** A parcel that arrived, with what was said of it beforehand. */
export type JudgedParcel = PastDelivery & { promisedOn: Day | null; etaOriginal: Eta | null; timeZone: string };

/** How a source of dates did: days are counted on the calendar. */
export type SourceScore = {
  /** Parcels it had a date for; of the others it would have said that it does not know. */
  dated: number;
  /** Shares of the dated: delivered on one of the days named, by the last of them, and before the first. */
  hit_rate: number | null;
  on_time_rate: number | null;
  early_rate: number | null;
  /** Days that the range spanned, and days missed by of those that came later, both on average. */
  width_days: number | null;
  missed_by_days: number | null;
};

export type Backtest = {
  parcels: number;
  from: Day | null;
  to: Day | null;
  sources: { learned: SourceScore; carrier: SourceScore; promised: SourceScore };
  /** Parcels of which none of the three had a date: their page said that nobody knows yet. */
  undated: number;
  /** The learned dates by the kind of lane they came from, finest first. */
  learned_from: { lane: string; dated: number; hit_rate: number | null }[];
  carriers: ({ carrier: string } & SourceScore)[];
};

type Judged = { first: Day; last: Day; came: Day };

const share = (count: number, of: number): number | null => (of === 0 ? null : Math.round((1000 * count) / of) / 1000);
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((100 * values.reduce((a, b) => a + b, 0)) / values.length) / 100;

function score(judged: readonly Judged[]): SourceScore {
  const count = (fits: (one: Judged) => boolean) => judged.filter(fits).length;
  return {
    dated: judged.length,
    hit_rate: share(
      count(({ first, last, came }) => came >= first && came <= last),
      judged.length,
    ),
    on_time_rate: share(
      count(({ last, came }) => came <= last),
      judged.length,
    ),
    early_rate: share(
      count(({ first, came }) => came < first),
      judged.length,
    ),
    width_days: mean(judged.map(({ first, last }) => daysBetween(first, last) + 1)),
    missed_by_days: mean(
      judged.filter(({ last, came }) => came > last).map(({ last, came }) => daysBetween(last, came)),
    ),
  };
}

const kindOf = ({ service, origin, prefix }: LaneKey): string =>
  ['carrier', service && 'service', origin && 'origin', 'country', prefix && 'region'].filter(Boolean).join(' + ');

/**
 * What the learned estimates would have said of parcels that have arrived, beside what carriers and the shop did say.
 * Each parcel is dated on the day it was handed over, from those deliveries alone that had been made before that day, as
 * the nightly learning would have had them: no parcel is judged by what came after it. `parcels` in any order.
 */
export function backtestEstimates(parcels: readonly JudgedParcel[], since: Day): Backtest {
  const byDelivery = [...parcels].sort((a, b) => (a.deliveredOn < b.deliveredOn ? 1 : -1));
  const judged = parcels.filter(({ shippedOn }) => shippedOn >= since);
  const learned: (Judged & { carrier: string; lane: string })[] = [];
  const taught = new Set<JudgedParcel>();
  for (const day of [...new Set(judged.map(({ shippedOn }) => shippedOn))].sort()) {
    const oldest = addDays(day, -LEARNING_DAYS);
    const known = byDelivery.filter(({ deliveredOn }) => deliveredOn < day && deliveredOn >= oldest);
    const lanes = new Map(learnLanes(known.slice(0, LEARNING_PARCELS)).map((lane) => [laneName(lane), lane]));
    for (const parcel of judged.filter(({ shippedOn }) => shippedOn === day)) {
      const finestFirst = lanesOf(parcel).flatMap((key) => lanes.get(laneName(key)) ?? []);
      const found = learnedDays(finestFirst, () => 0);
      if (!found) continue;
      taught.add(parcel);
      const days = { country: parcel.destination, weekdays: found.lane.weekdays };
      learned.push({
        first: addDeliveryDays(day, found.days.min, days),
        last: addDeliveryDays(day, found.days.max, days),
        came: parcel.deliveredOn,
        carrier: parcel.carrier ?? '',
        lane: kindOf(found.lane),
      });
    }
  }
  const dates = judged.map(({ shippedOn }) => shippedOn).sort();
  const group = <T>(values: readonly T[], name: (value: T) => string) =>
    [...new Set(values.map(name))].map((key) => [key, values.filter((value) => name(value) === key)] as const);
  return {
    parcels: judged.length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    sources: { learned: score(learned), carrier: score(byCarrier(judged)), promised: score(byPromise(judged)) },
    undated: judged.filter((one) => !taught.has(one) && byCarrier([one]).length + byPromise([one]).length === 0).length,
    learned_from: group(learned, ({ lane }) => lane)
      .map(([lane, of]) => ({ lane, dated: of.length, hit_rate: score(of).hit_rate }))
      .sort((a, b) => b.lane.length - a.lane.length),
    carriers: group(learned, ({ carrier }) => carrier)
      .map(([carrier, of]) => ({ carrier, ...score(of) }))
      .sort((a, b) => b.dated - a.dated),
  };
}

const byPromise = (parcels: readonly JudgedParcel[]): Judged[] =>
  parcels.flatMap(({ promisedOn, deliveredOn }) =>
    promisedOn ? [{ first: promisedOn, last: promisedOn, came: deliveredOn }] : [],
  );

/** The carrier's own first word, where it gave one. */
const byCarrier = (parcels: readonly JudgedParcel[]): Judged[] =>
  parcels.flatMap(({ etaOriginal, timeZone, deliveredOn }) => {
    if (etaOriginal?.source !== 'carrier') return [];
    const first = readMoment(etaOriginal.earliest, timeZone)?.day;
    const last = readMoment(etaOriginal.latest, timeZone)?.day;
    return first && last ? [{ first, last, came: deliveredOn }] : [];
  });
