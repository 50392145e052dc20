import type { ShipmentStatus, SubStatus } from '@/lib/carriers/types';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Nothing more is to be learned of a parcel after this many days. */
export const LAST_POLL_DAY = 60;

const OVER: readonly ShipmentStatus[] = ['delivered', 'expired'];
const OVER_BY_DETAIL: readonly SubStatus[] = ['returned_to_sender', 'cancelled', 'disposed'];

/** Where nothing more happens to a parcel, so that nobody is asked about it. */
export const isOver = (status: ShipmentStatus, subStatus: SubStatus | null): boolean =>
  OVER.includes(status) || (subStatus !== null && OVER_BY_DETAIL.includes(subStatus));

export type PollFacts = {
  now: Date;
  /** When the parcel was handed over, else when its label or record was made. */
  since: Date;
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  /** Whether the carrier has ever told of it. */
  isCollected: boolean;
  /** When anybody last told of it; only of a provider that tells by itself. */
  heardAt: Date | null;
  /** Attempts in a row that brought no answer. */
  failures: number;
  /** 0 to 1: spreads the questions of an hour over the hour. */
  chance: number;
};

/**
 * When to ask about a parcel again: hourly in its first week, daily in the second, until day 60 daily where the carrier
 * has it and every third day where it does not: a return is often posted late. A provider that tells by itself is asked a
 * day after its last word. Failures double the pause, up to a day.
 * Null: never again.
 */
export function nextPoll(facts: PollFacts): Date | null {
  const { now, since, status, subStatus, isCollected, heardAt, failures, chance } = facts;
  const days = (now.getTime() - since.getTime()) / DAY_MS;
  if (isOver(status, subStatus) || days >= LAST_POLL_DAY) return null;
  const usual = days < 7 ? HOUR_MS : days < 14 || isCollected ? DAY_MS : 3 * DAY_MS;
  const pause = Math.min(Math.max(usual, DAY_MS), usual * 2 ** Math.min(failures, 6));
  const spread = pause * (0.9 + 0.2 * chance);
  const silent = heardAt ? heardAt.getTime() + DAY_MS : 0;
  return new Date(Math.max(now.getTime() + spread, silent));
}
