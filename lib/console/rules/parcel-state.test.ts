import { describe, expect, it } from 'vitest';
import { orderState } from './order-row';
import { type ParcelFacts, parcelState } from './parcel-state';

const NOW = new Date('2026-11-25T12:00:00Z');
const OPTIONS = { now: NOW, zone: 'Europe/Berlin' };
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const parcel = (facts: Partial<ParcelFacts>): ParcelFacts => ({
  status: 'in_transit',
  subStatus: null,
  cause: null,
  actionBy: null,
  promisedAt: null,
  etaOriginal: null,
  eta: null,
  deliveredAt: null,
  deliveredAtLocal: null,
  lastEventAt: daysAgo(0.5),
  ...facts,
});
const eta = (day: string) => ({ earliest: day, latest: day, source: 'carrier', confidence: 'high' }) as const;
const say = (facts: Partial<ParcelFacts>) => {
  const { tone, label, state } = parcelState(parcel(facts), OPTIONS);
  return [tone, label, state];
};

describe('a parcel in a few words', () => {
  it.each([
    ['moves', { eta: eta('2026-11-27') }, ['moving', 'On its way', 'comes on Friday']],
    [
      'is on the van',
      { status: 'out_for_delivery', eta: eta('2026-11-25') },
      ['moving', 'Out for delivery', 'comes today'],
    ],
    ['says nothing for days', { lastEventAt: daysAgo(9.2) }, ['attention', 'No scan for 9 days', '']],
    ['is lost', { status: 'exception', subStatus: 'lost' }, ['problem', 'Lost', '']],
    ['found nobody', { status: 'attempt_failed', subStatus: 'not_home' }, ['attention', 'Nobody was home', '']],
    [
      'comes later than promised',
      { promisedAt: '2026-11-25T10:00:00Z', eta: eta('2026-11-27') },
      ['attention', 'On its way', 'comes on Friday, 2 days late'],
    ],
    [
      'is overdue without a new date',
      { promisedAt: '2026-11-24T10:00:00Z' },
      ['attention', 'On its way', '1 day late'],
    ],
    [
      'came late',
      { status: 'delivered', promisedAt: '2026-11-22T10:00:00Z', deliveredAtLocal: '2026-11-24T16:05:00' },
      ['done', 'Delivered', 'yesterday, 2 days late'],
    ],
    [
      'came on the day by the shop’s clock, though not by UTC',
      { status: 'delivered', promisedAt: '2026-11-24T23:30:00Z', deliveredAt: '2026-11-24T23:10:00Z' },
      ['done', 'Delivered', 'today'],
    ],
    [
      'waits at a counter',
      { status: 'available_for_pickup', subStatus: 'ready_at_point', promisedAt: daysAgo(5), lastEventAt: daysAgo(2) },
      ['attention', 'Waits at a counter', 'since Monday'],
    ],
    ['does not move and should not', { status: 'delivered', lastEventAt: daysAgo(40) }, ['done', 'Delivered', '']],
  ] as [string, Partial<ParcelFacts>, string[]][])('%s', (_name, facts, words) => expect(say(facts)).toEqual(words));
});

describe('a whole order', () => {
  const state = (facts: Partial<Parameters<typeof orderState>[0]>) => {
    const { badge, state: words } = orderState(
      { cancelledAt: null, shipsBy: null, parcels: [], unsent: 0, ...facts },
      OPTIONS,
    );
    return [badge.tone, badge.label, words];
  };
  const done = parcel({ status: 'delivered', deliveredAtLocal: '2026-11-24T10:00:00' });

  it('is as bad as its worst parcel', () => {
    expect(state({ parcels: [done, parcel({ status: 'exception', subStatus: 'lost' }), parcel({})] })).toEqual([
      'problem',
      'Lost',
      '1 of 3 arrived',
    ]);
  });
  it('is delivered when everything is, and not while something is still to send', () => {
    expect(state({ parcels: [done] })).toEqual(['done', 'Delivered', 'yesterday']);
    expect(state({ parcels: [done], unsent: 2 })).toEqual(['calm', '1 arrived', '2 still to send']);
  });
  it('waits, late or not, and ends when it is cancelled', () => {
    expect(state({ unsent: 1 })).toEqual(['calm', 'Not sent yet', '']);
    expect(state({ unsent: 1, shipsBy: daysAgo(1) })).toEqual(['attention', 'Not sent yet', 'promised for Tue 24 Nov']);
    expect(state({ cancelledAt: daysAgo(0), parcels: [parcel({})] })).toEqual(['calm', 'Cancelled', '']);
  });
});
