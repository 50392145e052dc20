import { describe, expect, it } from 'vitest';
import { carrierTime, carrierTimeOf, timeBounds, unixInstant, utcInstant } from './carrier-time';

const none = { occurred_at: null, local_time: null };

describe('one text', () => {
  it.each([
    // an offset fixes the instant and keeps the wall clock
    ['2026-05-04T13:19:47-04:00', '2026-05-04T17:19:47Z', '2026-05-04T13:19:47'],
    ['2026-05-04T13:19:47+0900', '2026-05-04T04:19:47Z', '2026-05-04T13:19:47'],
    ['2026-05-04 13:19:47 +05:45', '2026-05-04T07:34:47Z', '2026-05-04T13:19:47'],
    ['2026-05-04T13:19:47+02', '2026-05-04T11:19:47Z', '2026-05-04T13:19:47'],
    ['2026-05-04T13:19:47Z', '2026-05-04T13:19:47Z', null],
    ['2026-05-04T13:19:47.250Z', '2026-05-04T13:19:47Z', null],
    ['2026-05-04T13:19:47+00:00', '2026-05-04T13:19:47Z', null],
    ['2026-05-04 13:19 UTC', '2026-05-04T13:19:00Z', null],
    // no zone, no instant
    ['2026-05-04T13:19:47', null, '2026-05-04T13:19:47'],
    ['2026-05-04 13:19', null, '2026-05-04T13:19'],
    ['2026-05-04', null, '2026-05-04'],
    ['2026-05-04Z', null, null],
    ['20260504', null, '2026-05-04'],
    ['5/4/2026 7:05:26 PM', null, '2026-05-04T19:05:26'],
    ['5/4/2026 12:05 AM', null, '2026-05-04T00:05'],
    ['5/4/2026 12:05 PM', null, '2026-05-04T12:05'],
    ['May 4, 2026', null, '2026-05-04'],
    ['May 4, 2026, 9:01 am', null, '2026-05-04T09:01'],
    ['4 May 2026 09:01', null, '2026-05-04T09:01'],
    ['2026-05-04T24:00:00', null, '2026-05-05T00:00:00'],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00Z', null],
    ['2024-02-29T10:00:00', null, '2024-02-29T10:00:00'],
    // the gap and the overlap of summer time are ordinary wall clocks without a zone, and exact with one
    ['2026-03-29T02:30:00', null, '2026-03-29T02:30:00'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00'],
    ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00'],
  ])('%s', (text, occurred_at, local_time) => {
    expect(carrierTime(text)).toEqual({ occurred_at, local_time });
  });

  it.each([
    '',
    'string',
    '2026-13-04T10:00:00Z',
    '2026-02-30',
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-05-04'.repeat(50_000),
    `${' '.repeat(100_000)}x`,
    null,
    42,
    {},
  ])('is no time: %j', (text) => {
    expect(carrierTime(text)).toEqual(none);
  });

  it('keeps the day where only the clock is unreadable', () => {
    expect(carrierTime('2026-05-04T25:00:00Z')).toEqual({ occurred_at: null, local_time: '2026-05-04' });
    expect(carrierTime('2026-05-04T10:61:00')).toEqual({ occurred_at: null, local_time: '2026-05-04' });
  });

  it('reads day before month only where told', () => {
    expect(carrierTime('18.03.2026 10:02', 'dmy').local_time).toBe('2026-03-18T10:02');
    expect(carrierTime('18.03.2026 10:02', 'mdy')).toEqual(none);
  });
});

describe('fields', () => {
  it.each([
    [{ date: '20260423', time: '091519' }, null, '2026-04-23T09:15:19'],
    [{ date: '20260423', time: '091519', offset: '-04:00' }, '2026-04-23T13:15:19Z', '2026-04-23T09:15:19'],
    [{ date: '2026-06-10', time: '13:06:00', offset: '+09:00' }, '2026-06-10T04:06:00Z', '2026-06-10T13:06:00'],
    [{ date: '2026-06-10', time: '13:06:00+09:00' }, '2026-06-10T04:06:00Z', '2026-06-10T13:06:00'],
    [{ date: '2026-06-10', time: '' }, null, '2026-06-10'],
    [{ date: '2026-06-10', time: undefined, offset: '+09:00' }, null, '2026-06-10'],
    [{ date: '2026-06-10', time: 'string', offset: 'string' }, null, '2026-06-10'],
    [{ date: 'string', time: '10:00' }, null, null],
    [{ date: 'April 28, 2026', time: '9:01 am' }, null, '2026-04-28T09:01'],
  ])('%j', (parts, occurred_at, local_time) => {
    expect(carrierTimeOf(parts)).toEqual({ occurred_at, local_time });
  });
});

it('reads UTC fields and unix seconds', () => {
  expect(utcInstant('2026-05-04T10:00:00')).toBe('2026-05-04T10:00:00Z');
  expect(utcInstant('2026-05-04')).toBeNull();
  expect(unixInstant(1_780_000_000)).toBe('2026-05-28T20:26:40Z');
  expect(unixInstant('1780000000')).toBe('2026-05-28T20:26:40Z');
  expect(unixInstant(1e300)).toBeNull();
  expect(unixInstant(0)).toBeNull();
});

it('bounds a wall clock by the zones of the world and a day by its length', () => {
  const hours = (time: { occurred_at: string | null; local_time: string | null }) => {
    const bounds = timeBounds(time);
    return bounds && [new Date(bounds.earliest).toISOString(), new Date(bounds.latest).toISOString()];
  };
  expect(hours({ occurred_at: '2026-05-04T10:00:00Z', local_time: '2026-05-04T12:00:00' })).toEqual([
    '2026-05-04T10:00:00.000Z',
    '2026-05-04T10:00:00.000Z',
  ]);
  expect(hours({ occurred_at: null, local_time: '2026-05-04T12:00' })).toEqual([
    '2026-05-03T22:00:00.000Z',
    '2026-05-05T02:00:00.000Z',
  ]);
  expect(hours({ occurred_at: null, local_time: '2026-05-04' })).toEqual([
    '2026-05-03T10:00:00.000Z',
    '2026-05-05T13:59:59.999Z',
  ]);
  expect(timeBounds(none)).toBeNull();
});
