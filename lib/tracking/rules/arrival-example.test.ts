import { expect, it } from 'vitest';
import { deliveryRulesSchema } from '../schema';
import { arrivalExample, sayDays } from './arrival-example';

const rules = deliveryRulesSchema.parse({ country: 'DE', cut_off: '14:00', handling: { min: 0, max: 1 } });
const domestic = { name: 'DHL to Germany', country: 'DE', days: 2, closed: [] };
const routes = [domestic, { name: 'DHL to Austria', country: 'AT', days: 4, closed: ['2026-11-27'] }];

it('hands over by the shop’s days, then counts the carrier’s', () => {
  // A Sunday, after the cut-off: Monday is the first day.
  expect(arrivalExample(rules, routes, { day: '2026-11-22', minute: 15 * 60 })).toEqual({
    leaves: { first: '2026-11-23', last: '2026-11-24' },
    arrives: [
      { name: 'DHL to Germany', days: { first: '2026-11-24', last: '2026-11-26' } },
      { name: 'DHL to Austria', days: { first: '2026-11-26', last: '2026-12-01' } },
    ],
  });
});

it('never promises the day it leaves', () => {
  const [next] = arrivalExample({ ...rules, handling: { min: 0, max: 0 } }, [{ ...domestic, days: 1 }], {
    day: '2026-11-24',
    minute: 600,
  }).arrives;
  expect(next?.days).toEqual({ first: '2026-11-25', last: '2026-11-25' });
});

it('is said as a language says it', () => {
  expect(sayDays({ first: '2026-11-26', last: '2026-11-28' }, 'de')).toMatch(/Do.*26.*Sa.*28\. Nov/);
  expect(sayDays({ first: '2026-11-26', last: '2026-11-26' }, 'en-GB')).toBe('Thu 26 Nov');
  expect(sayDays({ first: '2026-11-26', last: '2026-11-28' }, 'ja')).toContain('26');
});
