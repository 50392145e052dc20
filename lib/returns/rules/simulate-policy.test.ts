import { describe, expect, it } from 'vitest';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { saySimulation } from '@/lib/policies/rules/say-simulation';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { QuoteInput } from '../types';
import { addTallies, emptyTally, type SimulationCase, simulateCase } from './simulate-policy';

const NOW = new Date('2026-11-25T12:00:00Z');

function asked(wanted: Partial<QuoteInput> = {}, currency = 'EUR'): SimulationCase {
  const money = (amount: number) => ({ amount, currency });
  return {
    kind: 'return',
    id: 'r-1',
    number: 'R-1',
    who: 'Mila',
    input: {
      order: {
        currency,
        placed_at: '2026-11-01T10:00:00Z',
        fulfilled_at: '2026-11-02T10:00:00Z',
        shipping_address: { country: 'DE' },
        prices_include_tax: true,
        total_paid: money(15_000),
        lines: [
          { external_id: 'boots', title: 'Boots', quantity: 1, unit_price: money(10_000), category: 'shoes' },
          { external_id: 'belt', title: 'Belt', quantity: 1, unit_price: money(5_000), category: 'belts' },
        ],
      },
      delivered_at: '2026-11-05T10:00:00Z',
      lines: [
        { line_external_id: 'boots', quantity: 1, reason: 'too_small', resolution: 'refund' },
        { line_external_id: 'belt', quantity: 1, reason: 'too_small', resolution: 'refund' },
      ],
      now: NOW,
      ...wanted,
    },
  };
}
const run = (before: PolicyDocument, after: PolicyDocument, one = asked()) =>
  simulateCase(one, parsePolicy(before), parsePolicy(after));
const belts = (action: 'refuse' | 'review'): PolicyDocument => ({
  rules: [{ name: 'Belts', when: { field: 'line.category', op: 'is', value: 'belts' }, then: [{ action }] }],
});

describe('replaying a policy', () => {
  it('changes nothing where it says the same', () => {
    expect(run({}, {})).toMatchObject({
      cases: { return: 1 },
      changed: { return: 0 },
      lines: {},
      money: {},
      groups: [],
    });
  });

  it('tells who would be newly refused, by which rule, and what stays with the shop', () => {
    const tally = run({}, belts('refuse'));
    expect(tally).toMatchObject({
      changed: { return: 1 },
      lines: { refused: 1 },
      money: { EUR: { costs: 0, keeps: 5_000 } },
      groups: [{ because: { rule: 'Belts' }, counts: { refused: 1 }, examples: [{ item: 'Belt', delta: -5_000 }] }],
    });
  });

  it('tells who would be newly accepted, by what fell away, and what it costs', () => {
    expect(run({ window: { days: 7 } }, { window: { days: 30 } })).toMatchObject({
      lines: { accepted: 2 },
      money: { EUR: { costs: 15_000, keeps: 0 } },
      groups: [{ because: { rule: null, code: 'window_closed' }, counts: { accepted: 2 } }],
    });
  });

  it('tells second looks that come and go, which move no money', () => {
    expect(run({}, belts('review'))).toMatchObject({ lines: { reviewed: 1 }, money: {} });
    expect(run(belts('review'), {})).toMatchObject({ lines: { freed: 1 }, groups: [{ because: { rule: 'Belts' } }] });
  });

  it('tells fees that change, though every line is answered alike', () => {
    const fee: PolicyDocument = { rules: [{ name: 'Ten off', then: [{ action: 'set_restocking_fee', percent: 10 }] }] };
    expect(run({}, fee)).toMatchObject({
      lines: { money: 1 },
      money: { EUR: { costs: 0, keeps: 1_500 } },
      groups: [{ because: { rule: 'Ten off' } }],
    });
    expect(run({ restocking_fee: { percent: 10 } }, {})).toMatchObject({
      money: { EUR: { costs: 1_500, keeps: 0 } },
      groups: [{ because: { rule: null, code: 'terms' } }],
    });
  });

  it('adds up exactly, each currency by itself, in any order', () => {
    const parts = [
      run({}, belts('refuse')),
      run({ window: { days: 7 } }, {}, asked({}, 'JPY')),
      run({}, belts('refuse'), asked({}, 'JPY')),
      run({}, {}),
      run({}, belts('refuse')),
    ];
    const one = parts.reduce(addTallies, emptyTally());
    const other = parts.toReversed().reduce(addTallies, emptyTally());
    expect(one.money).toEqual({ EUR: { costs: 0, keeps: 10_000 }, JPY: { costs: 15_000, keeps: 5_000 } });
    expect({ ...other, groups: [] }).toEqual({ ...one, groups: [] });
    expect(one.cases.return).toBe(5);
    expect(one.groups.find(({ because }) => because.rule === 'Belts')?.counts).toEqual({ refused: 3 });
    // Adding leaves its parts as they were.
    expect(parts[0]?.groups[0]?.counts).toEqual({ refused: 1 });
  });

  it('is told in words', () => {
    const view = saySimulation(addTallies(run({}, belts('refuse')), run({}, {})), 'demo');
    expect(view.headline).toBe('Of 2 returns, one would have been answered differently: one item newly refused.');
    expect(view.money).toBe('It keeps €50.00 that would have been paid back.');
    expect(view.groups[0]).toMatchObject({
      title: 'Your rule “Belts”',
      examples: [{ href: '/console/demo/returns/r-1', outcome: 'newly refused, €50.00 less paid back' }],
    });
    expect(saySimulation(run({}, {}), 'demo').headline).toBe(
      'Of one return, none would have been answered differently.',
    );
    expect(saySimulation(emptyTally(), 'demo').headline).toBe('There is nothing to try it on yet.');
  });
});
