import { describe, expect, it } from 'vitest';
import type { ParcelFacts } from '@/lib/console/rules/parcel-state';
import { type CaseFacts, caseOf } from './case-of';

// A Wednesday noon; in Germany nobody works on the weekend of 21/22 November.
const NOW = new Date('2026-11-25T12:00:00Z');

const parcel = (members: Partial<ParcelFacts> = {}): ParcelFacts => ({
  status: 'in_transit',
  subStatus: null,
  cause: null,
  actionBy: null,
  promisedAt: null,
  etaOriginal: null,
  eta: null,
  deliveredAt: null,
  deliveredAtLocal: null,
  lastEventAt: '2026-11-25T08:00:00Z',
  ...members,
});
const facts = (members: Partial<ParcelFacts> = {}, more: Partial<CaseFacts> = {}): CaseFacts => ({
  parcel: parcel(members),
  createdAt: '2026-11-18T08:00:00Z',
  country: 'DE',
  here: 'DE',
  abroad: false,
  zone: 'Europe/Berlin',
  isCancelled: false,
  isReplaced: false,
  complaintAt: null,
  isAnswered: false,
  report: null,
  ...more,
});
const kind = (members: Partial<ParcelFacts> = {}, more: Partial<CaseFacts> = {}, now = NOW) =>
  caseOf(facts(members, more), now)?.kind ?? null;

describe('what a carrier reports', () => {
  it.each([
    [{ status: 'exception', subStatus: 'lost' }, 'lost'],
    [{ status: 'exception', subStatus: 'damaged' }, 'damaged'],
    [{ status: 'delivered', subStatus: 'damaged' }, 'damaged'],
    [{ status: 'exception', subStatus: 'disposed' }, 'damaged'],
    [{ status: 'exception', subStatus: 'missing_documents' }, 'customs'],
    [{ status: 'in_transit', subStatus: 'customs_delay' }, 'customs'],
    [{ status: 'exception', subStatus: 'payment_due' }, 'customs'],
    [{ status: 'exception', subStatus: 'address_problem' }, 'address'],
    [{ status: 'returned', subStatus: 'returning' }, 'returning'],
    [{ status: 'exception', subStatus: 'refused' }, 'returning'],
    [{ status: 'exception', subStatus: 'held' }, 'exception'],
    [{ status: 'exception' }, 'exception'],
    [{ status: 'attempt_failed', subStatus: 'not_home' }, 'exception'],
    // Late or in the wrong place is lateness, not trouble of its own; cleared is over.
    [{ status: 'exception', subStatus: 'delay' }, null],
    [{ status: 'exception', subStatus: 'weather_delay' }, null],
    [{ status: 'exception', subStatus: 'missorted' }, null],
    [{ status: 'exception', subStatus: 'resolved' }, null],
    [{ status: 'exception', subStatus: 'cancelled' }, null],
    [{ status: 'in_transit' }, null],
    [{ status: 'out_for_delivery' }, null],
    [{ status: 'delivered' }, null],
  ] as [Partial<ParcelFacts>, string | null][])('%o is %s', (members, expected) => {
    expect(kind(members)).toBe(expected);
  });

  it('goes before silence and lateness', () => {
    expect(
      kind({
        status: 'exception',
        subStatus: 'address_problem',
        lastEventAt: '2026-11-01T08:00:00Z',
        promisedAt: '2026-11-03T17:00:00Z',
      }),
    ).toBe('address');
  });

  it('is nobody’s business once the order is cancelled or its goods travel again', () => {
    const lost = { status: 'exception', subStatus: 'lost' } as const;
    expect(kind(lost, { isCancelled: true })).toBeNull();
    expect(kind(lost, { isReplaced: true })).toBeNull();
  });
});

describe('silence', () => {
  it.each([
    // Three working days at home, by noon of the last; five across a border.
    ['2026-11-20T09:00:00Z', false, 'DE', 'stall'],
    ['2026-11-21T09:00:00Z', false, 'DE', 'stall'],
    ['2026-11-23T09:00:00Z', false, 'DE', null],
    ['2026-11-20T09:00:00Z', true, 'DE', null],
    ['2026-11-17T09:00:00Z', true, 'DE', 'stall'],
    // Thanksgiving week is the same here: its holiday comes a day later.
    ['2026-11-20T20:00:00Z', false, 'US', 'stall'],
    // In Japan the 23rd was a holiday, so Friday's scan is two working days old.
    ['2026-11-20T03:00:00Z', false, 'JP', null],
  ])('since %s, abroad %s, in %s: %s', (lastEventAt, abroad, country, expected) => {
    expect(kind({ lastEventAt }, { abroad, country, here: country })).toBe(expected);
  });

  it('on the van is heard after one whole working day', () => {
    const van = { status: 'out_for_delivery' } as const;
    expect(kind({ ...van, lastEventAt: '2026-11-24T07:00:00Z' })).toBeNull();
    expect(kind({ ...van, lastEventAt: '2026-11-23T07:00:00Z' })).toBe('stall');
    // Friday's van on a Monday: the weekend does not count.
    expect(kind({ ...van, lastEventAt: '2026-11-20T07:00:00Z' }, {}, new Date('2026-11-23T12:00:00Z'))).toBeNull();
  });

  it('of a number that never told anything is a case of its own', () => {
    const unheard = { status: 'unknown', lastEventAt: null } as const;
    expect(kind(unheard, { createdAt: '2026-11-23T08:00:00Z' })).toBeNull();
    expect(kind(unheard, { createdAt: '2026-11-20T08:00:00Z' })).toBe('unknown');
    expect(kind({ status: 'expired', lastEventAt: '2026-11-24T08:00:00Z' })).toBe('stall');
  });

  it('at a counter is the shopper’s for four days', () => {
    const waits = { status: 'available_for_pickup', subStatus: 'ready_at_point' } as const;
    expect(kind({ ...waits, lastEventAt: '2026-11-22T10:00:00Z' })).toBeNull();
    expect(kind({ ...waits, lastEventAt: '2026-11-21T10:00:00Z' })).toBe('pickup_expiring');
    expect(kind({ status: 'available_for_pickup', subStatus: 'pickup_missed' })).toBe('pickup_expiring');
  });
});

describe('lateness', () => {
  const eta = (latest: string) => ({
    earliest: latest,
    latest,
    source: 'carrier' as const,
    confidence: 'high' as const,
  });
  it.each([
    ['the promise is today', { promisedAt: '2026-11-25T17:00:00Z' }, null],
    ['the promise was yesterday', { promisedAt: '2026-11-24T17:00:00Z' }, 'late'],
    ['the promise will be missed', { promisedAt: '2026-11-26T17:00:00Z', eta: eta('2026-11-27') }, 'late'],
    ['the estimate slipped a day', { etaOriginal: eta('2026-11-26'), eta: eta('2026-11-27') }, null],
    ['the estimate slipped two days', { etaOriginal: eta('2026-11-26'), eta: eta('2026-11-28') }, 'late'],
    [
      'it arrived late',
      { status: 'delivered', promisedAt: '2026-11-20T17:00:00Z', deliveredAt: '2026-11-24T10:00:00Z' },
      null,
    ],
    [
      'a storm delays it past the promise',
      { status: 'exception', subStatus: 'weather_delay', promisedAt: '2026-11-24T17:00:00Z' },
      'late',
    ],
  ] as [string, Partial<ParcelFacts>, string | null][])('%s', (_, members, expected) => {
    expect(kind(members)).toBe(expected);
  });

  it('says how late, and gives way to silence', () => {
    expect(caseOf(facts({ promisedAt: '2026-11-22T17:00:00Z' }), NOW)).toMatchObject({ kind: 'late', lateDays: 3 });
    expect(kind({ promisedAt: '2026-11-20T17:00:00Z', lastEventAt: '2026-11-17T08:00:00Z' })).toBe('stall');
  });
});

describe('a shopper who says it has not come', () => {
  const came = { status: 'delivered', deliveredAt: '2026-11-24T10:00:00Z' } as const;
  it('is believed from the day of the delivery on', () => {
    expect(kind(came, { complaintAt: '2026-11-24T19:00:00Z' })).toBe('not_arrived');
    expect(kind(came, { complaintAt: '2026-11-23T19:00:00Z' })).toBeNull();
    expect(
      kind({ ...came, deliveredAt: null, deliveredAtLocal: '2026-11-24' }, { complaintAt: '2026-11-24T05:00:00Z' }),
    ).toBe('not_arrived');
  });
  it('does not make trouble of a parcel that still travels', () => {
    expect(kind({}, { complaintAt: '2026-11-25T09:00:00Z' })).toBeNull();
  });
});
