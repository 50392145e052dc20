import { GIVE_UP_HOURS, PAUSES } from '../constants';

/** What a try brought: the status of the answer, or why there was none. */
export type Answer = { status: number | null; retryAfter: string | null };

export type Verdict =
  | { outcome: 'delivered' }
  /** 410: the endpoint wants nothing more, ever. */
  | { outcome: 'gone' }
  | { outcome: 'retry'; at: Date }
  | { outcome: 'failed' };

/** No pause that a receiver asks for is longer. */
const LONGEST_PAUSE = 86_400;

/**
 * What follows from a try: 2xx is delivered, everything else (redirects too) is not. The pause grows by the schedule, is
 * never shorter than the receiver asks for with Retry-After, and is spread by up to a tenth, so that what failed together
 * does not come back together.
 * @param attempt the try it was, from 1
 * @param spread from 0 to 1, by chance
 */
export function judgeAnswer(
  { status, retryAfter }: Answer,
  { attempt, now, spread }: { attempt: number; now: Date; spread: number },
): Verdict {
  if (status !== null && status >= 200 && status < 300) return { outcome: 'delivered' };
  if (status === 410) return { outcome: 'gone' };
  const pause = PAUSES[attempt - 1];
  if (pause === undefined) return { outcome: 'failed' };
  const seconds = Math.max(pause * (1 + spread / 10), Math.min(askedPause(retryAfter, now), LONGEST_PAUSE));
  return { outcome: 'retry', at: new Date(now.getTime() + Math.round(seconds * 1_000)) };
}

/** Seconds that a Retry-After asks for: a number, or a date (RFC 9110, 10.2.3). */
function askedPause(value: string | null, now: Date): number {
  if (value === null) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1_000);
}

/** Whether an endpoint that has taken nothing since then is given up. */
export const isGivenUp = (failingSince: Date | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - failingSince.getTime() >= GIVE_UP_HOURS * 3_600_000;
