import { type SQL, sql } from 'drizzle-orm';

/** The day (YYYY-MM-DD) of a timestamptz on the clocks of `zone`. */
export const instantDay = (instant: SQL, zone: string): SQL =>
  sql`to_char(${instant} at time zone ${zone}, 'YYYY-MM-DD')`;

/**
 * The day (YYYY-MM-DD) that a stored time (a day, a wall clock, or an instant) falls on for somebody in `zone`, as
 * lib/tracking/rules/calendar.ts reads it: only what carries an offset is moved onto the zone's clocks.
 */
export const localDay = (text: SQL, zone: string): SQL => sql`(case
  when length(${text}) = 10 then ${text}
  when ${text} ~ '^\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:?\\d{2})$' then ${instantDay(sql`(${text})::timestamptz`, zone)}
  else left(${text}, 10) end)`;
