import { type SQL, sql } from 'drizzle-orm';

/**
 * The day a stored time (a day, a wall clock, or an instant) falls on for somebody in `zone`, as lib/tracking/rules/
 * calendar.ts reads it: only what carries an offset is moved onto the zone's clocks.
 */
export const localDay = (text: SQL, zone: string): SQL => sql`(case
  when ${text} ~ '^\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:?\\d{2})$' then ((${text})::timestamptz at time zone ${zone})::date
  when ${text} ~ '^\\d{4}-\\d{2}-\\d{2}' then left(${text}, 10)::date end)`;
