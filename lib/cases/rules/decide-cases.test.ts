import { describe, expect, it } from 'vitest';
import type { ParcelFacts } from '@/lib/console/rules/parcel-state';
import { decideCases, type KnownCase } from './decide-cases';

const NOW = new Date('2026-11-25T12:00:00Z');
type Input = Parameters<typeof decideCases>[0];

const facts = (members: Partial<ParcelFacts>, more: Partial<Input> = {}): Input => ({
  parcel: {
    status: 'exception',
    subStatus: 'lost',
    cause: null,
    actionBy: null,
    promisedAt: null,
    etaOriginal: null,
    eta: null,
    deliveredAt: null,
    deliveredAtLocal: null,
    lastEventAt: '2026-11-25T08:00:00Z',
    ...members,
  },
  createdAt: '2026-11-18T08:00:00Z',
  country: 'DE',
  here: 'DE',
  abroad: false,
  zone: 'Europe/Berlin',
  shopZone: 'Europe/Berlin',
  isCancelled: false,
  isReplaced: false,
  report: null,
  complaintAt: null,
  isAnswered: false,
  weight: { value: 100, usualValue: 100, hasWritten: false, isTold: false },
  cases: [],
  ...more,
});
const known = (members: Partial<KnownCase> = {}): KnownCase => ({
  id: 'a',
  kind: 'lost',
  state: 'open',
  pain: 100,
  closedAt: null,
  outcome: null,
  ...members,
});

describe('the cases of a parcel', () => {
  it('are opened once, with a day by which somebody looks', () => {
    const decision = decideCases(facts({}), NOW);
    expect(decision).toMatchObject({ open: { kind: 'lost', pain: 100 }, close: [], weigh: [] });
    // Severe and before two o'clock in Berlin: this evening.
    expect(decision.open?.dueAt.toISOString()).toBe('2026-11-25T17:00:00.000Z');
    expect(decideCases(facts({}, { cases: [known()] }), NOW)).toEqual({ open: null, close: [], weigh: [] });
  });

  it('are weighed anew as they grow older', () => {
    const old = facts({ lastEventAt: '2026-11-20T08:00:00Z' }, { cases: [known()] });
    expect(decideCases(old, NOW).weigh).toEqual([{ id: 'a', pain: 110 }]);
  });

  it.each([
    ['it moves on', { status: 'in_transit', subStatus: null }, {}, 'moved_on'],
    ['it arrives', { status: 'delivered', subStatus: null }, {}, 'arrived'],
    ['its goods travel again', {}, { isReplaced: true }, 'replaced'],
    ['the order is cancelled', {}, { isCancelled: true }, 'order_over'],
  ] as [string, Partial<ParcelFacts>, Partial<Input>, string][])('end when %s', (_, members, more, outcome) => {
    const decision = decideCases(facts(members, { ...more, cases: [known()] }), NOW);
    expect(decision).toEqual({ open: null, close: [{ id: 'a', outcome }], weigh: [] });
  });

  it('change their kind as two', () => {
    const decision = decideCases(facts({}, { cases: [known({ kind: 'stall' })] }), NOW);
    expect(decision).toMatchObject({ open: { kind: 'lost' }, close: [{ id: 'a', outcome: 'changed' }] });
  });

  it('are not opened for what lies a month back, nor closed for it', () => {
    const past = { lastEventAt: '2026-10-20T08:00:00Z' };
    expect(decideCases(facts(past), NOW).open).toBeNull();
    expect(decideCases(facts(past, { cases: [known()] }), NOW).close).toEqual([]);
  });

  it('stay closed by a person’s word until the parcel is heard of again, or a week is over', () => {
    const closed = (closedAt: string, outcome: KnownCase['outcome'] = 'solved') =>
      decideCases(facts({}, { cases: [known({ state: 'closed', closedAt, outcome })] }), NOW).open;
    expect(closed('2026-11-25T10:00:00Z')).toBeNull();
    expect(closed('2026-11-25T07:00:00Z')).not.toBeNull();
    expect(closed('2026-11-25T10:00:00Z', 'moved_on')).not.toBeNull();
    const silent = facts(
      { lastEventAt: '2026-11-10T08:00:00Z' },
      { cases: [known({ state: 'closed', closedAt: '2026-11-17T08:00:00Z', outcome: 'nothing_to_do' })] },
    );
    expect(decideCases(silent, NOW).open).not.toBeNull();
    expect(decideCases(silent, new Date('2026-11-23T12:00:00Z')).open).toBeNull();
  });

  it('of a complaint begin only where nobody has answered, and do not end with the answer', () => {
    const came = { status: 'delivered', subStatus: null, deliveredAt: '2026-11-24T10:00:00Z' } as const;
    const said = { complaintAt: '2026-11-25T09:00:00Z' };
    expect(decideCases(facts(came, said), NOW).open).toMatchObject({ kind: 'not_arrived' });
    expect(decideCases(facts(came, { ...said, isAnswered: true }), NOW).open).toBeNull();
    const open = [known({ kind: 'not_arrived', pain: 90 })];
    expect(decideCases(facts(came, { ...said, isAnswered: true, cases: open }), NOW).close).toEqual([]);
  });
});
