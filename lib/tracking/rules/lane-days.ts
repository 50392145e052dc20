import { DELIVERIES_TO_LEARN_FROM, type Lane } from './learn-lanes';

/** Of a parcel already longer under way than most, this many that took as long still tell something. */
const FEWEST_STRAGGLERS = 5;

/** The share of parcels that come before, and after, the days we name. */
const TAIL = 0.1;

/** Delivery days in which a parcel should come, and what stands behind them. */
export type LaneDays = {
  min: number;
  max: number;
  /** Parcels it was learned from, and how many of them came by `max`. */
  of: number;
  by: number;
  /** Only parcels that had taken as long were asked. */
  stragglers: boolean;
};

/** The k-th smallest of a histogram's values, counted from 1. */
function rankOf(days: readonly number[], rank: number): number {
  let seen = 0;
  for (const [value, count] of days.entries()) {
    seen += count;
    if (seen >= rank) return value;
  }
  return days.length - 1;
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/**
 * The delivery days in which the next parcel of a lane comes with at least four in five chances, where `atLeast` are
 * needed whatever happens: the days it has been under way. The bounds are order statistics, so they promise no more
 * than the history holds: of n parcels the k-th bounds k/(n+1) of those to come.
 */
function daysOn(lane: Lane, atLeast: number): LaneDays | null {
  const days = lane.days.map((count, value) => (value < atLeast ? 0 : count));
  const n = sum(days);
  if (sum(lane.days) < DELIVERIES_TO_LEARN_FROM || n < FEWEST_STRAGGLERS) return null;
  const min = rankOf(days, Math.max(1, Math.floor(TAIL * (n + 1))));
  const max = rankOf(days, Math.min(n, Math.ceil((1 - TAIL) * (n + 1))));
  return { min: Math.max(min, atLeast), max, of: n, by: sum(days.slice(0, max + 1)), stragglers: n < sum(lane.days) };
}

/**
 * What the finest lane that knows enough says. `lanes` are given finest first; null: none of them knows enough.
 * @param passed per lane, the delivery days that are over without the parcel having come
 */
export function learnedDays(
  lanes: readonly Lane[],
  passed: (lane: Lane) => number,
): { lane: Lane; days: LaneDays } | null {
  for (const lane of lanes) {
    const days = daysOn(lane, passed(lane));
    if (days) return { lane, days };
  }
  return null;
}
