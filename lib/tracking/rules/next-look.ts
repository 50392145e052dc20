import { addDays } from '@/lib/core/local-date';
import { type Day, knownZone, lastDay, momentAt, readMoment, startOfDay } from './calendar';
import { LAST_HOPE_MINUTE, lastMinute } from './resolve-eta';
import { BEFORE_HANDOVER, isMoving, type Situation } from './situation';
import { addWorkingDays } from './working-days';

/** Nobody looks for a parcel that has been due for longer than this without a word: a person has it on the desk. */
const DAYS_OF_LOOKING = 14;

/** When a day that brought nothing is looked back on. */
const MORNING_MINUTE = 9 * 60;
/** By now every round is over. */
const EVENING_MINUTE = 21 * 60;

/** The instant at which the clocks of a zone show a minute of a day. */
const instantAt = (day: Day, minute: number, zone: string): number => {
  const guess = startOfDay(day, zone) + minute * 60_000;
  const shown = momentAt(guess, zone);
  // On the days the clocks change, midnight plus minutes is an hour off.
  return shown?.minute === null || !shown ? guess : guess + (minute - shown.minute) * 60_000;
};

export type LookFacts = {
  now: Date;
  situation: Situation;
  /** What is said of the day now. */
  eta: { earliest: string; latest: string } | null;
  promisedAt: string | null;
  country: string | null;
  timeZone: string;
};

/**
 * When to look at a parcel again though nobody tells anything of it, so that lateness is seen before the carrier says
 * so: at the end of each day (or window) on which it could have come, and each morning it is overdue. Null: there is no
 * date to hold it to, or it needs no looking any more.
 */
export function nextLook(facts: LookFacts): Date | null {
  const { situation, now, country } = facts;
  const onTheRound = situation === 'on_the_van' || situation === 'courier_near';
  if (!isMoving(situation) && !onTheRound && situation !== 'unknown') return null;
  const zone = knownZone(facts.timeZone);
  const today = momentAt(now.getTime(), zone)?.day;
  const from = readMoment(facts.eta?.earliest, zone);
  const to = readMoment(facts.eta?.latest, zone) ?? from;
  const promised = readMoment(facts.promisedAt, zone);
  const due = [to?.day, promised?.day].filter((day) => day !== undefined).sort();
  const [first, last] = [due[0], due.at(-1)];
  if (!today || !first || !last || addDays(last, DAYS_OF_LOOKING) < today) return null;

  const moments: number[] = [];
  if (from && to) {
    for (let day = lastDay(from.day, today); day <= to.day && moments.length < 30; day = addDays(day, 1)) {
      const end = day === to.day ? lastMinute({ from, to }, situation) : LAST_HOPE_MINUTE;
      moments.push(instantAt(day, Math.min(end, EVENING_MINUTE), zone));
    }
  }
  if (onTheRound) moments.push(instantAt(today, EVENING_MINUTE, zone));
  if (promised) moments.push(instantAt(promised.day, LAST_HOPE_MINUTE, zone));
  // Past its day, or not even handed over, it is looked at every working morning.
  const daily = first < today || BEFORE_HANDOVER.has(situation) || situation === 'unknown';
  const mornings = daily ? [addDays(today, -1), today] : [first];
  for (const day of mornings) moments.push(instantAt(addWorkingDays(day, 1, country), MORNING_MINUTE, zone));
  const next = Math.min(...moments.filter((moment) => moment > now.getTime()));
  return Number.isFinite(next) ? new Date(next) : null;
}
