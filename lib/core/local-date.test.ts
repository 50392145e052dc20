import { expect, it } from 'vitest';
import { dateAt, formatInZone, startOfDay } from './local-date';

const at = (text: string) => Date.parse(text);

it.each([
  // The clocks of Lord Howe go forward by half an hour.
  ['Australia/Lord_Howe', '2026-10-03T15:29:59Z', '2026-10-04T01:59:59+10:30'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-10-04T02:30:00+11:00'],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
  ['Asia/Kathmandu', '2026-11-22T18:14:59Z', '2026-11-22T23:59:59+05:45'],
  ['Asia/Kathmandu', '2026-11-22T18:15:00Z', '2026-11-23T00:00:00+05:45'],
])('%s at %s reads %s, whichever moment of the quarter was asked first', (zone, instant, local) => {
  expect(formatInZone(at(instant), zone)).toBe(local);
  expect(formatInZone(at(instant) - 1, zone).slice(0, 10)).toBe(dateAt(at(instant) - 1, zone));
  expect(formatInZone(at(instant), zone)).toBe(local);
});

it('knows clocks from before they were whole minutes apart', () => {
  expect(dateAt(at('1960-01-01T00:44:29Z'), 'Africa/Monrovia')).toBe('1959-12-31');
  expect(dateAt(at('1960-01-01T00:44:30Z'), 'Africa/Monrovia')).toBe('1960-01-01');
});

it('begins a day where midnight is skipped at the moment the clocks jump', () => {
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe(at('2026-09-06T04:00:00Z'));
  expect(startOfDay('2026-11-22', 'Europe/Berlin')).toBe(at('2026-11-21T23:00:00Z'));
});
