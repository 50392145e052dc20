import { describe, expect, it } from 'vitest';
import { type DeliveryRules, deliveryRulesSchema } from '../schema';
import { handoverDays, nextHandover } from './handover';

const rules = (over: Partial<DeliveryRules> = {}): DeliveryRules => ({
  ...deliveryRulesSchema.parse({ country: 'DE', cut_off: '14:00' }),
  ...over,
});
const at = (day: string, clock = '10:00') => ({
  day,
  minute: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)),
});

describe('handoverDays', () => {
  it.each([
    ['before the cut-off', at('2026-11-24', '13:59'), rules(), '2026-11-24', '2026-11-25'],
    ['after the cut-off', at('2026-11-24', '14:00'), rules(), '2026-11-25', '2026-11-26'],
    ['without a cut-off', at('2026-11-24', '23:00'), rules({ cut_off: null }), '2026-11-24', '2026-11-25'],
    ['on Friday afternoon', at('2026-11-27', '15:00'), rules(), '2026-11-30', '2026-12-01'],
    [
      'where Saturdays are worked',
      at('2026-11-27', '15:00'),
      rules({ weekdays: [1, 2, 3, 4, 5, 6] }),
      '2026-11-28',
      '2026-11-30',
    ],
    ['over Christmas', at('2026-12-24', '15:00'), rules({ handling: { min: 1, max: 2 } }), '2026-12-29', '2026-12-30'],
    ['over a day off', at('2026-11-24'), rules({ closed: ['2026-11-24', '2026-11-26'] }), '2026-11-25', '2026-11-27'],
    ['made to order', at('2026-11-24'), rules({ handling: { min: 5, max: 10 } }), '2026-12-01', '2026-12-08'],
  ])('%s', (_name, placed, given, first, last) => expect(handoverDays(given, placed)).toEqual({ first, last }));
});

describe('nextHandover', () => {
  it.each([
    ['today, while there is time', at('2026-11-24', '13:00'), rules(), '2026-11-24'],
    ['tomorrow, when there is none', at('2026-11-24', '14:00'), rules(), '2026-11-25'],
    ['six in the evening where nothing was said', at('2026-11-24', '17:59'), rules({ cut_off: null }), '2026-11-24'],
    ['no Sunday', at('2026-11-22'), rules(), '2026-11-23'],
    ['no holiday', at('2026-12-25'), rules(), '2026-12-28'],
  ])('%s', (_name, now, given, expected) => expect(nextHandover(given, now)).toBe(expected));
});
