import { describe, expect, it, test } from 'vitest';
import { FIELDS, OPERATORS } from '../constants';
import type { Condition, PolicyDocument, PolicyRule } from '../schema';
import { diffPolicies } from './diff-policies';
import {
  comparisonOf,
  fromGroup,
  groupOf,
  operatorsOf,
  splitWords,
  unfinishedRules,
  withOperator,
} from './edit-conditions';
import { inStanding, moved, moveRule } from './edit-rules';
import { parsePolicy } from './parse-policy';

const rule = (name: string, priority = 100): PolicyRule => ({ name, priority, then: [{ action: 'waive_fees' }] });
const names = (rules: PolicyRule[]) => rules.map(({ name }) => name).join('');

describe('rules in their order', () => {
  it('are read as they decide, and decide as they were moved', () => {
    const rules = [rule('a', 50), rule('b'), rule('c', 10), rule('d')];
    expect(names(inStanding(rules))).toBe('cabd');
    const next = moveRule(inStanding(rules), 3, 0);
    expect(names(next)).toBe('dcab');
    expect(names(inStanding(next.toReversed()))).toBe('dcab');
  });

  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, 99, 'bca'],
    [2, -1, 'cab'],
    [7, 0, 'abc'],
  ])('moved from %i to %i: %s', (from, to, wanted) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(wanted);
  });
});

describe('conditions as a form edits them', () => {
  const one: Condition = { field: 'line.category', op: 'is', value: 'swimwear' };

  it('keep their meaning', () => {
    expect(fromGroup(groupOf(undefined))).toBeUndefined();
    expect(fromGroup(groupOf(one))).toEqual({ all: [one] });
    expect(fromGroup(groupOf({ none: [one] }))).toEqual({ none: [one] });
    expect(fromGroup(groupOf({ any: [] }))).toEqual({ any: [] });
    expect(fromGroup(groupOf({ any: [one], none: [one] }))).toEqual({ all: [{ any: [one] }, { none: [one] }] });
  });

  it.each(FIELDS)('%s is compared by operators that the schema takes, with a value of its kind', (field) => {
    for (const op of operatorsOf(field)) {
      const { value } = comparisonOf(field, op);
      // Dates have no empty value; a form shows that as what it is, a mistake to mend.
      const filled =
        field === 'order.placed_at' && value !== true ? (Array.isArray(value) ? ['2026-01-01'] : '2026-01-01') : value;
      const rules = [{ when: { field, op, value: filled }, then: [{ action: 'waive_fees' as const }] }];
      expect(() => parsePolicy({ rules }), `${field} ${op}`).not.toThrow();
    }
    for (const op of OPERATORS.filter((one) => !operatorsOf(field).includes(one))) {
      const rules = [{ when: { ...comparisonOf(field, op), field, op }, then: [{ action: 'waive_fees' as const }] }];
      expect(() => parsePolicy({ rules }), `${field} ${op}`).toThrow();
    }
  });

  it('keep what was compared with where it still fits', () => {
    expect(withOperator(one, 'in').value).toEqual(['swimwear']);
    expect(withOperator(withOperator(one, 'in'), 'is_not').value).toBe('swimwear');
    expect(withOperator(one, 'exists').value).toBe(true);
    expect(withOperator({ ...one, op: 'exists', value: false }, 'is').value).toBe('');
    const dear: Condition = {
      field: 'order.total',
      op: 'gt',
      value: 10_000,
      amounts: [{ amount: 12_000, currency: 'USD' }],
    };
    expect(withOperator(dear, 'lte')).toEqual({ ...dear, op: 'lte' });
  });

  it('are unfinished while they compare with nothing', () => {
    const at = (when: Condition) => unfinishedRules({ rules: [{ ...rule('New'), when }] });
    expect(at({ all: [one] })).toEqual([]);
    expect(at({ all: [comparisonOf('line.discounted'), comparisonOf('order.total')] })).toEqual([]);
    expect(at({ all: [one, { any: [comparisonOf('line.category')] }] })).toMatchObject([{ path: 'New' }]);
    expect(at({ field: 'order.country', op: 'in', value: [] })).toHaveLength(1);
  });

  it('take words by commas and lines, each once', () => {
    expect(splitWords(' DE, FR;\nAT, DE ,, ')).toEqual(['DE', 'FR', 'AT']);
  });
});

describe('what changes, in words', () => {
  const diff = (a: PolicyDocument, b: PolicyDocument) => diffPolicies(parsePolicy(a), parsePolicy(b), 'EUR');

  it('is nothing for the same', () => {
    expect(diff({}, { window: { days: 30 } })).toEqual([]);
  });

  it('names the term, before and after', () => {
    expect(diff({}, { window: { days: 14 } })).toEqual([
      {
        about: 'Until when',
        before: 'Thirty days from delivery. The last day counts to its end, on the shopper’s clock.',
        after: 'Fourteen days from delivery. The last day counts to its end, on the shopper’s clock.',
      },
    ]);
    expect(diff({}, { auto_refund: { on: 'first_scan' } })).toHaveLength(1);
    expect(diff({}, { limits: { per_order: 1 } })).toHaveLength(1);
    expect(diff({}, { time_zone: 'Asia/Tokyo' })).toHaveLength(1);
  });

  it('names rules that came, went, changed and changed places', () => {
    const swim = { name: 'Swimwear', then: [{ action: 'refuse' as const }] };
    const gold = { name: 'Gold', then: [{ action: 'waive_fees' as const }] };
    expect(
      diff({ rules: [swim] }, { rules: [gold] }).map(({ about, before, after }) => [about, !before, !after]),
    ).toEqual([
      ['Rule “Swimwear”', false, true],
      ['Rule “Gold”', true, false],
    ]);
    expect(diff({ rules: [swim, gold] }, { rules: [{ ...gold, priority: 1 }, swim] })).toEqual([
      { about: 'Which rule comes first', before: 'Swimwear, then Gold', after: 'Gold, then Swimwear' },
    ]);
    expect(diff({ rules: [swim, swim] }, { rules: [swim] })).toHaveLength(1);
  });

  it('names reasons, their words in every language and their questions', () => {
    const reason = { code: 'tight', label: { en: 'Too tight' } };
    const de = { ...reason, label: { en: 'Too tight', de: 'Zu eng' } };
    expect(diff({ reasons: [reason] }, { reasons: [de] })[0]?.after).toContain('Zu eng');
    const asked = { ...reason, follow_ups: [{ code: 'where', label: { en: 'Where?' } }] };
    expect(diff({ reasons: [reason] }, { reasons: [asked] }).some(({ after }) => after === 'Where?')).toBe(true);
  });
});
