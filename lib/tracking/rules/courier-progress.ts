import type { EventFacts } from '../types';
import type { Moment } from './calendar';
import type { Span } from './dates';
import { WINDOW_GRACE_MINUTES } from './resolve-eta';

/** Nearer than this, an arrival is told in minutes. */
const TOLD_IN_MINUTES = 60;
/** A count of stops older than this says nothing about now. */
const FRESH_MINUTES = 30;
/** Minutes are told in steps, or every look at the page would tell another number. */
const STEP_MINUTES = 5;

/** How far a courier on the round is: stops before this one, and minutes until it rings (0: any minute). */
export type CourierProgress = { stops: number | null; minutes: number | null };

/** Of a courier's counting only the newest is kept: a progress, never a track of a person's day. Newest first. */
export function newestProgress<T extends Pick<EventFacts, 'stops'>>(events: readonly T[]): T[] {
  const newest = events.find(({ stops }) => stops !== null);
  return events.filter((event) => event.stops === null || event === newest);
}

/**
 * Reads the progress of a parcel that is out for delivery. The minutes are those to the end of what the courier
 * expects, so that they are kept; told only by a courier who has just been heard of.
 */
export function courierProgress(input: {
  newest: { stops: number | null; at: Moment | null } | null;
  isNear: boolean;
  eta: Span | null;
  now: { day: string; minute: number };
}): CourierProgress {
  const { newest, isNear, eta, now } = input;
  const heard = newest?.at;
  const isFresh =
    heard?.day === now.day &&
    heard.minute !== null &&
    now.minute - heard.minute <= FRESH_MINUTES &&
    heard.minute <= now.minute;
  if (!isFresh) return { stops: null, minutes: null };
  const stops = newest?.stops ?? null;
  if ((stops === null && !isNear) || eta?.to.day !== now.day || eta.to.minute === null) return { stops, minutes: null };
  const left = eta.to.minute - now.minute;
  if (left > TOLD_IN_MINUTES || left < -WINDOW_GRACE_MINUTES) return { stops, minutes: null };
  return { stops, minutes: left <= 0 ? 0 : Math.ceil(left / STEP_MINUTES) * STEP_MINUTES };
}
