import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LookFacts, nextLook } from './next-look';
import { SITUATIONS } from './situation';

const day = (from: string, to = from) => ({ earliest: `${from}T00:00:00+01:00`, latest: `${to}T23:59:59+01:00` });
/** Tuesday noon in Berlin. */
const facts = (over: Partial<LookFacts> = {}): LookFacts => ({
  now: new Date('2026-11-24T11:00:00Z'),
  situation: 'on_the_way',
  eta: day('2026-11-26'),
  promisedAt: null,
  country: 'DE',
  timeZone: 'Europe/Berlin',
  ...over,
});
const at = (now: string) => ({ now: new Date(`${now}+01:00`) });

describe('nextLook', () => {
  it.each<[string, Partial<LookFacts>, string | null]>([
    ['the evening of its day', {}, '2026-11-26T18:00'],
    ['the evening of each day of a range', { eta: day('2026-11-24', '2026-11-26') }, '2026-11-24T18:00'],
    [
      'half an hour after a window',
      { eta: { earliest: '2026-11-24T13:00+01:00', latest: '2026-11-24T15:00+01:00' } },
      '2026-11-24T15:30',
    ],
    [
      'the end of the round for what is on a van',
      { situation: 'on_the_van', eta: day('2026-11-24') },
      '2026-11-24T21:00',
    ],
    [
      'a van without a date',
      { situation: 'on_the_van', eta: null, promisedAt: '2026-11-24T18:00:00+01:00' },
      '2026-11-24T18:00',
    ],
    ['the morning after it was due', { ...at('2026-11-26T20:00'), eta: day('2026-11-26') }, '2026-11-27T09:00'],
    ['no Sunday morning', { ...at('2026-11-28T20:00'), eta: day('2026-11-26') }, '2026-11-30T09:00'],
    ['the next morning while it has not left', { situation: 'awaiting_courier' }, '2026-11-25T09:00'],
    ['the promise where it comes before the estimate', { promisedAt: '2026-11-25T12:00:00+01:00' }, '2026-11-25T18:00'],
    ['nothing without a date', { eta: null }, null],
    ['nothing once it is there', { situation: 'delivered' }, null],
    ['nothing for what is somebody’s task', { situation: 'lost' }, null],
    ['nothing long after', { eta: day('2026-11-01') }, null],
    ['a date nobody can read', { eta: { earliest: 'soon', latest: 'later' } }, null],
    [
      'the hour of the clocks there, when they change',
      { ...at('2026-03-28T12:00'), eta: { earliest: '2026-03-29', latest: '2026-03-29' } },
      '2026-03-29T17:00',
    ],
  ])('%s', (_name, over, expected) => {
    expect(nextLook(facts(over))?.toISOString() ?? null).toBe(
      expected && new Date(`${expected}:00+01:00`).toISOString(),
    );
  });

  it('lies ahead, always', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...SITUATIONS),
        moment,
        moment,
        fc.nat(20 * 86_400_000),
        fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'America/St_Johns', 'nowhere'),
        (situation, now, from, length, timeZone) => {
          const eta = { earliest: from.toISOString(), latest: new Date(from.getTime() + length).toISOString() };
          const look = nextLook(facts({ situation, now, eta, timeZone }));
          return look === null || look > now;
        },
      ),
    );
  });
});
