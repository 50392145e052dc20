import { type Day, daysBetween, momentAt } from '@/lib/tracking/rules/calendar';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "a moment ago", "12 minutes ago", "3 hours ago", "2 days ago". */
export function sayAgo(at: Date, now: Date): string {
  const passed = Math.max(0, now.getTime() - at.getTime());
  if (passed < 2 * MINUTE) return 'a moment ago';
  return `${saySpan(passed)} ago`;
}

/** How old something is, in its largest whole unit: "12 minutes", "3 hours", "1 day". */
export function saySpan(ms: number): string {
  const unit = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (ms < HOUR) return unit(Math.max(1, Math.floor(ms / MINUTE)), 'minute');
  if (ms < DAY) return unit(Math.floor(ms / HOUR), 'hour');
  return unit(Math.floor(ms / DAY), 'day');
}

export const sayAge = (at: Date, now: Date): string => saySpan(Math.max(0, now.getTime() - at.getTime()));

const said = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${name}`;
  let made = said.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    if (said.size < 500) said.set(key, made);
  }
  return made;
}

/** "Tue 24 Nov, 14:03", with its year when it is not this one. */
export function sayStamp(at: Date, zone: string, now: Date): string {
  return `${sayDate(at, zone, now)}, ${format(zone, 'clock', { hour: '2-digit', minute: '2-digit' }).format(at)}`;
}

/** "Tue 24 Nov", with its year when it is not this one. */
export function sayDate(at: Date, zone: string, now: Date): string {
  const year = format(zone, 'year', { year: 'numeric' });
  const isThisYear = year.format(at) === year.format(now);
  return format(zone, isThisYear ? 'day' : 'dayYear', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A local day as people near to it say it: "today", "tomorrow", "on Tuesday", "on 3 Nov". */
export function sayDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  const date = new Date(`${day}T12:00:00Z`);
  if (Math.abs(distance) < 7) return `on ${format('UTC', 'weekday', { weekday: 'long' }).format(date)}`;
  return `on ${format('UTC', 'short', { day: 'numeric', month: 'short' }).format(date)}`;
}

/** The calendar day of an instant on a zone's clocks. */
export const dayIn = (at: Date, zone: string): Day =>
  momentAt(at.getTime(), zone)?.day ?? at.toISOString().slice(0, 10);

/** "Good morning" by the shop's own clock. */
export function greeting(now: Date, zone: string): string {
  const minute = momentAt(now.getTime(), zone)?.minute ?? 720;
  if (minute < 5 * 60) return 'Still up';
  if (minute < 12 * 60) return 'Good morning';
  return minute < 18 * 60 ? 'Good afternoon' : 'Good evening';
}
