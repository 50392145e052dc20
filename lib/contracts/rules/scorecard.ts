import { DEPENDENCY, type DependencyLevel, ENOUGH, INDEPENDENT } from '../constants';

/** A share: how many of how many. */
export type Share = { good: number; of: number };

/** Parcels of one carrier, service, lane and longest silence, counted together. */
export type ScoreRow = {
  carrier: string;
  /** Empty where no service was named. */
  service: string;
  /** Countries; empty where nobody said. */
  origin: string;
  destination: string;
  /** The longest a parcel lay without a scan, whole days; null where it was scanned less than twice. */
  dwell: number | null;
  parcels: number;
  /** By the day the shop promised, and by the day the carrier itself named first. */
  promised: Share;
  estimated: Share;
  /** Arrived at the first try. */
  first: Share;
  /** Of parcels whose journey is over. */
  ended: number;
  lost: number;
  damaged: number;
  /** Stars, one to five. */
  ratings: { sum: number; of: number };
  /** Minor units in the shop's own currency. */
  value: number;
};

export type Score = Omit<ScoreRow, 'carrier' | 'service' | 'origin' | 'destination' | 'dwell'> & {
  /** `dwells[n]` parcels lay n days at the longest. */
  dwells: number[];
};

const add = (a: Share, b: Share): Share => ({ good: a.good + b.good, of: a.of + b.of });

const NOTHING: Score = {
  dwells: [],
  parcels: 0,
  promised: { good: 0, of: 0 },
  estimated: { good: 0, of: 0 },
  first: { good: 0, of: 0 },
  ended: 0,
  lost: 0,
  damaged: 0,
  ratings: { sum: 0, of: 0 },
  value: 0,
};

/** Several rows as one score. */
export function addUp(rows: readonly ScoreRow[]): Score {
  return rows.reduce<Score>((sum, row) => {
    const dwells = [...sum.dwells];
    if (row.dwell !== null) {
      for (let days = dwells.length; days <= row.dwell; days++) dwells.push(0);
      dwells[row.dwell] = (dwells[row.dwell] ?? 0) + row.parcels;
    }
    return {
      dwells,
      parcels: sum.parcels + row.parcels,
      promised: add(sum.promised, row.promised),
      estimated: add(sum.estimated, row.estimated),
      first: add(sum.first, row.first),
      ended: sum.ended + row.ended,
      lost: sum.lost + row.lost,
      damaged: sum.damaged + row.damaged,
      ratings: { sum: sum.ratings.sum + row.ratings.sum, of: sum.ratings.of + row.ratings.of },
      value: sum.value + row.value,
    };
  }, NOTHING);
}

/** From 0 to 1; null: too few to say. */
export const shareOf = ({ good, of }: Share): number | null => (of < ENOUGH ? null : good / of);

/** Stars on average; null: too few to say. */
export const ratingOf = ({ sum, of }: Score['ratings']): number | null => (of < ENOUGH ? null : sum / of);

/** Days within which so large a share of the parcels was scanned again; null: too few to say. */
export function dwellOf(dwells: readonly number[], share: number): number | null {
  const all = dwells.reduce((sum, count) => sum + count, 0);
  if (all < ENOUGH) return null;
  let seen = 0;
  for (const [days, count] of dwells.entries()) {
    seen += count;
    if (seen >= share * all) return days;
  }
  return null;
}

export type Grouped<K> = { key: K; score: Score };

/** Rows put together by a key, those with most parcels first. */
export function groupScores<K>(rows: readonly ScoreRow[], keyOf: (row: ScoreRow) => K): Grouped<K>[] {
  const groups = new Map<string, { key: K; rows: ScoreRow[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  return [...groups.values()]
    .map((group) => ({ key: group.key, score: addUp(group.rows) }))
    .sort((a, b) => b.score.parcels - a.score.parcels);
}

export type Dependency = { carrier: string; ofParcels: number; ofValue: number | null; level: DependencyLevel };

/**
 * Carriers that the shop depends on: a quarter of all parcels or of their worth is spoken of, three tenths are warned of.
 * Too few parcels in all: none.
 */
export function dependencies(rows: readonly ScoreRow[]): Dependency[] {
  return sharesOf(rows).flatMap(({ level, ...share }) => (level ? [{ ...share, level }] : []));
}

type CarrierShare = Omit<Dependency, 'level'> & { level: DependencyLevel | null };

function sharesOf(rows: readonly ScoreRow[]): CarrierShare[] {
  const all = addUp(rows);
  if (all.parcels < ENOUGH) return [];
  return groupScores(rows, ({ carrier }) => carrier).map(({ key: carrier, score }) => {
    const ofParcels = score.parcels / all.parcels;
    const ofValue = all.value > 0 ? score.value / all.value : null;
    const most = Math.max(ofParcels, ofValue ?? 0);
    return {
      carrier,
      ofParcels,
      ofValue,
      level: most >= DEPENDENCY.warn ? 'warn' : most >= DEPENDENCY.speak ? 'speak' : null,
    };
  });
}

/** What is known of a dependency: its level, and the highest one that was told of. */
export type KnownDependency = { carrier: string; told: DependencyLevel };

/**
 * What becomes of the known dependencies after parcels were counted anew. `tell`: the shop's people hear of it, once a
 * level; a share that sways around a level is told of once, until it has fallen well below all of them.
 */
export function followDependencies(
  rows: readonly ScoreRow[],
  known: readonly KnownDependency[],
): { keep: (CarrierShare & { told: DependencyLevel; tell: boolean })[]; over: string[] } {
  const shares = sharesOf(rows);
  const before = new Map(known.map(({ carrier, told }) => [carrier, told]));
  const keep = shares.flatMap((share) => {
    const told = before.get(share.carrier);
    const isOver = Math.max(share.ofParcels, share.ofValue ?? 0) < INDEPENDENT;
    if (!share.level) return told && !isOver ? [{ ...share, told, tell: false }] : [];
    const tell = !told || (told === 'speak' && share.level === 'warn');
    return [{ ...share, told: tell ? share.level : (told ?? share.level), tell }];
  });
  const kept = new Set(keep.map(({ carrier }) => carrier));
  return { keep, over: known.flatMap(({ carrier }) => (kept.has(carrier) ? [] : [carrier])) };
}
