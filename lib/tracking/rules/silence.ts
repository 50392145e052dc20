import { daysBetween } from '@/lib/core/local-date';
import type { Translate } from '@/lib/i18n/translator';
import type { Day, Moment } from './calendar';
import type { DateWords } from './dates';
import { isMoving, type Situation } from './situation';
import { addWorkingDays, workingDaysBetween } from './working-days';

/** Working days without a scan after which silence is spoken of, and after which we ask (features.md 2.4: 3 and 5). */
const PATIENCE = { domestic: { spoken: 1, asked: 3 }, abroad: { spoken: 2, asked: 5 } } as const;

/** When we ask, on the last day of patience. */
const ASKING_MINUTE = 12 * 60;

export type Silence = {
  kind: 'quiet' | 'long';
  since: Day;
  days: number;
  /** When we ask the courier, for `quiet`. */
  askAt: Moment | null;
};

/**
 * Judges how long nothing was heard of a parcel that should be moving. `lastSeen` is the newest scan, `country` where
 * it is now (working days are counted there), `abroad` whether it crosses a border.
 */
export function silenceOf(input: {
  situation: Situation;
  lastSeen: Moment | null;
  today: Day;
  minute: number;
  country: string | null;
  abroad: boolean;
}): Silence | null {
  const { situation, lastSeen, today } = input;
  if (!lastSeen || !(isMoving(situation) || situation === 'quiet')) return null;
  const patience = input.abroad ? PATIENCE.abroad : PATIENCE.domestic;
  const workingDays = workingDaysBetween(lastSeen.day, today, input.country);
  if (workingDays <= patience.spoken) return null;
  const askDay = addWorkingDays(lastSeen.day, patience.asked, input.country);
  const long = today > askDay || (today === askDay && input.minute >= ASKING_MINUTE);
  return {
    kind: long ? 'long' : 'quiet',
    since: lastSeen.day,
    days: daysBetween(lastSeen.day, today),
    askAt: long ? null : { day: askDay, minute: ASKING_MINUTE },
  };
}

/** "No scan since Tuesday. Normal on this route; if nothing by Thursday 12:00, we call them." */
export function silenceWords(silence: Silence | null, dates: DateWords, t: Translate): string | null {
  if (!silence) return null;
  const since = dates.noun(silence.since);
  return silence.askAt
    ? t('parcel.silence.quiet', { since, at: dates.until(silence.askAt) })
    : t('parcel.silence.long', { since, days: silence.days });
}
