import { expect, it } from 'vitest';
import type { Eta } from '@/lib/carriers/types';
import { type DatesFacts, shipmentDates } from './shipment-dates';

const clock = { now: new Date('2026-11-25T12:00:00Z'), zone: 'Europe/Berlin' };
const eta = (day: string): Eta => ({
  earliest: `2026-11-${day}T08:00:00Z`,
  latest: `2026-11-${day}T17:00:00Z`,
  source: 'carrier',
  confidence: 'high',
});
const facts = (members: Partial<DatesFacts>): DatesFacts => ({
  placedAt: '2026-11-20T09:00:00Z',
  createdAt: '2026-11-20T09:00:00Z',
  labelledAt: '2026-11-20T10:00:00Z',
  shippedAt: '2026-11-21T16:00:00Z',
  promisedAt: '2026-11-24T17:00:00Z',
  eta: eta('24'),
  etaOriginal: eta('24'),
  etaTrail: [],
  deliveredAt: null,
  deliveredAtLocal: null,
  told: [],
  ...members,
});
const said = (members: Partial<DatesFacts>) =>
  shipmentDates(facts(members), clock).map(({ label, text, source }) => `${label}: ${text}, ${source}`);

it('names who supplied each date', () => {
  expect(said({ deliveredAtLocal: '2026-11-25T09:05' })).toEqual([
    'Ordered: Fri 20 Nov, 10:00, the order',
    'Label made: Fri 20 Nov, 11:00, your shop',
    'Handed over: Sat 21 Nov, 17:00, the courier’s scan',
    'Promised: Tue 24 Nov, your shop',
    'Expected: Tue 24 Nov, the courier',
    'Delivered: Wed 25 Nov, 09:05, the courier, on its own clock',
  ]);
});

it('expects nothing more of a day that is over', () => {
  expect(said({})).toContain('Was expected: Tue 24 Nov, the courier');
  expect(said({ eta: eta('26') })).toEqual(
    expect.arrayContaining(['Expected at first: Tue 24 Nov, the courier', 'Expected now: Thu 26 Nov, the courier']),
  );
  expect(said({ eta: eta('25'), etaOriginal: eta('25') })).toContain('Expected: Wed 25 Nov, the courier');
});
