import { expect, it } from 'vitest';
import { audienceSchema } from './block-schema';
import { describeAudience, describeSchedule } from './describe-audience';

it.each([
  [{}, 'Everyone'],
  [{ orders: 'first' }, 'First orders'],
  [{ stages: ['delivered'] }, 'Orders delivered'],
  [
    { orders: 'first', countries: ['DE', 'AT'], tags: ['vip'] },
    'First orders going to Germany or Austria, tagged “vip”',
  ],
  [
    { locales: ['ja'], without_tags: ['wholesale'], categories: ['Shoes'], channels: ['web'] },
    'Orders read in Japanese, with something of “Shoes”, not tagged “wholesale”, from “web”',
  ],
])('%j reads %s', (audience, expected) => {
  expect(describeAudience(audienceSchema.parse(audience))).toBe(expected);
});

it.each([
  [null, null, null],
  ['2026-11-27', null, 'from Nov 27, 2026'],
  [null, '2026-11-30T18:00', 'until Nov 30, 2026, 6:00 PM'],
  ['2026-11-27', '2026-11-30', 'from Nov 27, 2026 to Nov 30, 2026'],
])('%s to %s reads %s', (from, until, expected) => {
  expect(describeSchedule({ from, until })?.replaceAll('\u202f', ' ') ?? null).toBe(expected);
});
