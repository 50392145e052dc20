import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from '@/lib/core/local-date';
import { knownZone, momentAt, readMoment, readWallClock } from './calendar';

describe('readWallClock', () => {
  it.each([
    ['2026-11-24T14:03:00', { day: '2026-11-24', minute: 843 }],
    ['2026-11-24 14:03', { day: '2026-11-24', minute: 843 }],
    // An offset after the digits is not applied: the wall clock is shown as given.
    ['2026-11-24T14:03:00-05:00', { day: '2026-11-24', minute: 843 }],
    ['2026-11-24', { day: '2026-11-24', minute: null }],
    ['2026-11-24T24:00', { day: '2026-11-24', minute: 1439 }],
    ['2026-11-24T25:00', { day: '2026-11-24', minute: null }],
    ['2028-02-29', { day: '2028-02-29', minute: null }],
    ['2027-02-29', null],
    ['2026-13-01', null],
    ['0001-01-01T00:00:00Z', null],
    ['1970-01-01T00:00:00Z', null],
    ['9999-12-31', null],
    ['24/11/2026 2:03 PM', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (text, expected) => expect(readWallClock(text)).toEqual(expected));
});

describe('readMoment', () => {
  it.each([
    // An instant is put on the reader's clocks, also across midnight and on the days clocks change.
    ['2026-11-24T23:30:00Z', 'Europe/Berlin', { day: '2026-11-25', minute: 30 }],
    ['2026-11-24T23:30:00.123456Z', 'America/Nome', { day: '2026-11-24', minute: 870 }],
    ['2026-11-24 23:30:00+00', 'Asia/Kathmandu', { day: '2026-11-25', minute: 315 }],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', { day: '2026-10-25', minute: 150 }],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', { day: '2026-10-25', minute: 150 }],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', { day: '2026-03-29', minute: 180 }],
    // What names no zone is left as it stands, in whatever zone it is read.
    ['2026-11-24T23:30:00', 'Pacific/Kiritimati', { day: '2026-11-24', minute: 1410 }],
    ['2026-11-24', 'Pacific/Kiritimati', { day: '2026-11-24', minute: null }],
    ['0001-01-01T00:00:00Z', 'Europe/Berlin', null],
  ])('%s in %s', (text, zone, expected) => expect(readMoment(text, zone)).toEqual(expected));
});

describe('zones', () => {
  it('takes the first that exists', () => {
    expect(knownZone('Mars/Olympus', null, 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(knownZone('')).toBe('UTC');
  });

  it.each([
    ['2026-11-24', 'Europe/Berlin', '2026-11-23T23:00:00.000Z', '2026-11-24T22:59:59.999Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['2026-11-24', 'Asia/Kathmandu', '2026-11-23T18:15:00.000Z', '2026-11-24T18:14:59.999Z'],
  ])('%s in %s lasts from %s to %s', (day, zone, start, end) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(start);
    expect(new Date(endOfDay(day, zone)).toISOString()).toBe(end);
  });

  it('agrees with the runtime every quarter of an hour through a change of clocks', () => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Australia/Lord_Howe',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    const start = Date.parse('2026-04-04T12:00:00Z');
    for (let at = start; at < start + 36 * 3_600_000; at += 7 * 60_000) {
      const moment = momentAt(at, 'Australia/Lord_Howe');
      const said = clock.format(at).replace(', ', 'T');
      expect(`${moment?.day}T${said.slice(11)}`).toBe(said);
      expect(moment?.minute).toBe(Number(said.slice(11, 13)) * 60 + Number(said.slice(14, 16)));
    }
  });
});
