import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseRowFacts } from '@/lib/cases/queries/list-cases';
import { door } from './door';
import { figure } from './figures';
import { type LateOrderFacts, needs } from './needs';

const NOW = new Date('2026-11-25T12:00:00Z');
const OPTIONS = { shop: 'x', now: NOW, zone: 'Europe/Berlin' };
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const face = (orderId: string, name = 'Chidi Okafor') => ({
  orderId,
  customerName: name,
  customerEmail: 'c@mail.test',
  currency: 'EUR',
  totalPaid: 28_900,
  hasWritten: false,
  lines: [{ title: 'Derby', quantity: 1, imageUrl: null }],
});
const trouble = (orderId: string, more: Partial<CaseRowFacts> = {}): CaseRowFacts => ({
  ...face(orderId),
  id: orderId,
  shipmentId: `parcel-${orderId}`,
  kind: 'lost',
  pain: 100,
  ownerId: null,
  openedAt: daysAgo(1),
  dueAt: daysAgo(0),
  closedAt: null,
  outcome: null,
  number: 'AT-1',
  report: null,
  note: null,
  carrier: 'dhl_de',
  trackingNumber: null,
  createdAt: daysAgo(12),
  lastRemedy: null,
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
    lastEventAt: daysAgo(1),
  },
  ...more,
});
const none = {
  troubles: [],
  troubledOrders: 0,
  lateOrders: [],
  complaints: [],
  returns: [],
  openReturns: 0,
  withdrawals: [],
  openWithdrawals: 0,
};

describe('whom to help first', () => {
  it('says it with a name, goods, money and whether they have written', () => {
    const stalled = trouble('a', { kind: 'stall', pain: 86 });
    const parcel = { ...stalled.parcel, status: 'in_transit', subStatus: null, lastEventAt: daysAgo(9.3) } as const;
    const { shown } = needs({ ...none, troubles: [{ ...stalled, parcel }], troubledOrders: 1 }, OPTIONS);
    expect(shown[0]).toMatchObject({
      lead: 'Chidi Okafor’s Derby',
      problem: 'no scan for 9 days',
      detail: '€289.00 · hasn’t written yet',
      remedy: { label: 'Ask the courier', href: '/console/x/shipments/parcel-a' },
    });
  });

  it('takes the pain of a case as the queue has it, beside orders that should have been sent', () => {
    const { shown } = needs(
      {
        ...none,
        troubles: [trouble('worst', { pain: 125 }), trouble('told', { pain: 60 })],
        troubledOrders: 2,
        lateOrders: [{ ...face('late', 'Lars Lindqvist'), shipsBy: daysAgo(2) } as LateOrderFacts],
      },
      OPTIONS,
    );
    expect(shown.map((need) => need.key)).toEqual(['case-worst', 'order-late', 'case-told']);
  });

  it('hears whoever wrote and was not answered, once', () => {
    const wrote = { ...face('a'), hasWritten: true, message: 'Nothing on the porch.', at: daysAgo(1) };
    const alone = needs({ ...none, complaints: [wrote] }, OPTIONS);
    expect(alone.shown[0]).toMatchObject({
      problem: 'wrote 1 day ago, not answered',
      detail: '€289.00 · “Nothing on the porch.”',
    });
    const both = needs({ ...none, complaints: [wrote], troubles: [trouble('a')], troubledOrders: 1 }, OPTIONS);
    expect([both.shown.length, both.people]).toEqual([1, 1]);
  });

  it('shows five and counts all; two parcels of one order are one person', () => {
    const { shown, people } = needs(
      {
        ...none,
        troubles: [
          ...Array.from({ length: 6 }, (_, n) => trouble(`o${n}`)),
          trouble('o1', { id: 'second', kind: 'late' }),
        ],
        troubledOrders: 6,
        openReturns: 3,
      },
      OPTIONS,
    );
    expect(shown).toHaveLength(5);
    expect(people).toBe(9);
  });
});

describe('a payment that did not go through', () => {
  it('needs a person more than what merely waits', () => {
    const back = {
      id: 'r',
      number: 'R-1',
      status: 'received' as const,
      since: daysAgo(1),
      currency: 'EUR',
      remaining: 14_900,
      awaited: 0,
      damaged: 0,
      customerName: 'Mila Hart',
      customerEmail: 'mila@mail.test',
      lines: [],
      reasons: [],
    };
    const { shown } = needs(
      {
        ...none,
        returns: [
          { ...back, id: 'waits', place: 'refund' },
          { ...back, id: 'failed', place: 'failed' },
          { ...back, id: 'held', place: 'held' },
        ],
        openReturns: 2,
      },
      OPTIONS,
    );
    expect(shown.map(({ key, remedy }) => [key, remedy.label])).toEqual([
      ['return-failed', 'Pay again'],
      ['return-waits', 'Pay them'],
    ]);
  });
});

describe('the bar of the day', () => {
  it('always ends at 100 and shows what there is', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.record({ delivered: count, van: count, risk: count, waiting: count }), (counts) => {
        const { bar, isQuiet } = door(counts);
        expect(isQuiet).toBe(Object.values(counts).every((n) => n === 0));
        expect(bar.map((part) => part.kind).sort()).toEqual(
          Object.entries(counts)
            .filter(([, n]) => n > 0)
            .map(([kind]) => kind)
            .sort(),
        );
        const last = bar.at(-1);
        if (last) expect(last.from + last.width).toBeCloseTo(100, 1);
        for (const [index, part] of bar.entries()) {
          const next = bar[index + 1];
          if (next) expect(part.from + part.width).toBeCloseTo(next.from, 1);
        }
      }),
    );
  });

  it.each([
    [{ delivered: 0, van: 0, risk: 0, waiting: 0 }, 'No parcel is promised for today.'],
    [{ delivered: 1, van: 0, risk: 0, waiting: 0 }, 'The one parcel of today has arrived.'],
    [{ delivered: 5, van: 6, risk: 1, waiting: 2 }, '5 of 14 parcels have arrived; 1 may not make it.'],
    [{ delivered: 5, van: 6, risk: 0, waiting: 2 }, '5 of 13 parcels have arrived; the rest is on time.'],
  ])('%j', (counts, sentence) => expect(door(counts).sentence).toBe(sentence));
});

describe('a number', () => {
  const say = (now: [number, number], before: [number, number]) =>
    figure('x', { now: { good: now[0], of: now[1] }, before: { good: before[0], of: before[1] } }, { note: () => '' });

  it('is not told of too few', () => expect(say([4, 4], [9, 10])).toMatchObject({ value: null, change: null }));
  it('is compared only with enough', () => expect(say([9, 10], [1, 2])).toMatchObject({ value: '90 %', change: null }));
  it('moves by points', () => {
    expect(say([9, 10], [8, 10]).change).toEqual({ text: '↑ 10 points', tone: 'good' });
    expect(say([79, 100], [80, 100]).change).toEqual({ text: '↓ 1 point', tone: 'bad' });
    expect(say([8, 10], [80, 100]).change).toEqual({ text: 'unchanged', tone: 'calm' });
  });
});
