import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { type OpeningHours, openingHoursSchema, openState, sayOpening } from './opening-hours';

const ZONE = 'Europe/Berlin';
const office: OpeningHours = openingHoursSchema.parse({
  week: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4], from: '13:00', to: '17:00' },
  ],
  country: 'DE',
  closed: ['2026-12-24'],
  replies_within: 'day',
});
const state = (local: string, hours = office, zone = ZONE) => openState(hours, new Date(local), zone);
const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe('whether somebody answers', () => {
  it.each([
    ['the minute it opens', '2026-11-23T09:00:00+01:00', { until: at('12:00') }],
    ['a minute before', '2026-11-23T08:59:59+01:00', { opens: { day: '2026-11-23', minute: at('09:00') } }],
    ['over lunch', '2026-11-23T12:00:00+01:00', { opens: { day: '2026-11-23', minute: at('13:00') } }],
    ['in the evening', '2026-11-23T17:00:00+01:00', { opens: { day: '2026-11-24', minute: at('09:00') } }],
    ['on Friday afternoon', '2026-11-27T15:00:00+01:00', { opens: { day: '2026-11-30', minute: at('09:00') } }],
    // Christmas Eve is a day off, 25 and 26 are holidays, then a weekend.
    ['before Christmas', '2026-12-23T18:00:00+01:00', { opens: { day: '2026-12-28', minute: at('09:00') } }],
    ['on a public holiday', '2026-12-25T10:00:00+01:00', { opens: { day: '2026-12-28', minute: at('09:00') } }],
  ])('%s', (_name, local, expected) => expect(state(local)).toEqual(expected));

  it('goes by the shop’s clocks, not by whoever looks', () => {
    expect(state('2026-11-23T08:30:00Z')).toEqual({ until: at('12:00') });
    expect(state('2026-11-23T08:30:00Z', office, 'America/New_York')).toMatchObject({ opens: { minute: at('09:00') } });
  });

  it('keeps its hours when the clocks change', () => {
    const daily = openingHoursSchema.parse({ week: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '01:30', to: '09:00' }] });
    // 29 March 2026: two o'clock is three. 07:30 summer time is 05:30 UTC.
    expect(openState(daily, new Date('2026-03-29T06:59:00Z'), ZONE)).toEqual({ until: at('09:00') });
    expect(openState(daily, new Date('2026-03-29T07:00:00Z'), ZONE)).toEqual({
      opens: { day: '2026-03-30', minute: at('01:30') },
    });
    // 25 October 2026: between two and three comes twice, and it is open both times.
    for (const utc of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T07:59:00Z'])
      expect(openState(daily, new Date(utc), ZONE), utc).toEqual({ until: at('09:00') });
    expect(openState(daily, new Date('2026-10-25T08:00:00Z'), ZONE)).toMatchObject({ opens: { day: '2026-10-26' } });
  });

  it('takes spans that meet as one, and says nothing where it never opens', () => {
    const meeting = openingHoursSchema.parse({
      week: [
        { days: [1], from: '13:00', to: '17:00' },
        { days: [1], from: '09:00', to: '13:00' },
      ],
    });
    expect(state('2026-11-23T10:00:00+01:00', meeting)).toEqual({ until: at('17:00') });
    expect(state('2026-11-23T10:00:00+01:00', { ...office, week: [] })).toEqual({ opens: null });
  });

  it('refuses hours that end before they begin', () => {
    expect(openingHoursSchema.safeParse({ week: [{ days: [1], from: '17:00', to: '09:00' }] }).success).toBe(false);
    expect(openingHoursSchema.safeParse({ week: [], closed: ['2026-02-30'] }).success).toBe(false);
  });
});

describe('in words', () => {
  const say = (locale: string, local: string) =>
    sayOpening(office, { now: new Date(local), zone: ZONE, t: createTranslator(locale) });

  it('says days, hours, whose clock, and how soon', () => {
    const words = say('en-GB', '2026-11-27T15:00:00+01:00');
    expect(words).toMatchObject({ isOpen: false, status: 'Closed now, open again Monday at 9:00.' });
    expect(words.week).toEqual(['Mon–Fri 9:00–12:00', 'Mon–Thu 13:00–17:00']);
    expect(words.reply).toBe('We usually answer within a working day.');
    expect(say('de', '2026-11-23T10:00:00+01:00').status).toBe('Jetzt erreichbar, bis 12:00 Uhr.');
    expect(say('de', '2026-11-23T12:30:00+01:00').status).toBe('Gerade nicht erreichbar, heute wieder ab 13:00 Uhr.');
    // So far away, a weekday alone could be either of two.
    const mondays = { ...office, week: [{ days: [1], from: '09:00', to: '17:00' }], closed: ['2026-11-30'] };
    const away = sayOpening(mondays, {
      now: new Date('2026-11-23T18:00:00+01:00'),
      zone: ZONE,
      t: createTranslator('de'),
    });
    expect(away.status).toBe('Gerade nicht erreichbar, wieder am Montag, 7. Dezember ab 9:00 Uhr.');
  });

  it.each(['en', 'de', 'ja', 'ar'])('has every sentence in %s', (locale) => {
    for (const local of ['2026-11-23T10:00:00+01:00', '2026-11-23T12:30:00+01:00', '2026-12-23T18:00:00+01:00']) {
      const { status, zone, reply, week } = say(locale, local);
      for (const text of [status, zone, reply, ...week]) expect(text).not.toMatch(/contact\.|undefined|\{/);
    }
  });
});
