import { expect, it } from 'vitest';
import { giveBackBy } from './give-back-by';

const boughtAt = new Date('2026-10-01T09:30:00Z');

it.each([
  ['easypost', 'USPS', '2026-10-31T09:30:00.000Z'],
  ['easypost', 'UPSDAP', '2026-12-30T09:30:00.000Z'],
  ['easypost', 'FedExDefault', '2026-12-30T09:30:00.000Z'],
  ['easypost', 'CanadaPost', null],
  ['shippo', 'USPS', '2026-10-31T09:30:00.000Z'],
  ['shippo', 'DHL', '2026-12-30T09:30:00.000Z'],
  ['shippo', null, '2026-12-30T09:30:00.000Z'],
  ['local', 'USPS', null],
])('a label of %s with %s is taken back until %s', (provider, carrier, until) => {
  expect(giveBackBy({ provider, carrier, boughtAt })?.toISOString() ?? null).toBe(until);
});

it('one that was never bought has no day', () => {
  expect(giveBackBy({ provider: 'easypost', carrier: 'USPS', boughtAt: null })).toBeNull();
});
