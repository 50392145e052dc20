import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../schema';
import { applyRules } from './apply-rules';
import type { Facts } from './evaluate-conditions';
import { parsePolicy } from './parse-policy';

const EUR = { order: 'EUR', own: 'EUR' };
const apply = (rules: NonNullable<PolicyDocument['rules']>, facts: Facts = { 'line.category': 'shoes' }) =>
  applyRules(parsePolicy({ rules }).rules, facts, EUR);

describe('applyRules', () => {
  it('gives the smaller priority, then the earlier rule', () => {
    const set = (days: number, priority?: number) => ({
      name: `${days}`,
      priority,
      then: [{ action: 'set_window' as const, days }],
    });
    expect(apply([set(10, 20), set(20, 10)]).find('set_window')?.action.days).toBe(20);
    expect(apply([set(10, 10), set(20, 10)]).find('set_window')?.action.days).toBe(10);
    expect(apply([set(10), set(20, 99)]).find('set_window')?.action.days).toBe(20);
    expect(apply([set(10, 0), set(20, -1)]).find('set_window')?.action.days).toBe(20);
  });

  it('sees no conflict between different targets', () => {
    const outcome = apply([
      { then: [{ action: 'set_method_fee', method: 'label', amount: 100 }] },
      { then: [{ action: 'set_method_fee', method: 'shop', amount: 200 }] },
      { then: [{ action: 'set_method_fee', method: 'label', amount: 300 }] },
      { then: [{ action: 'exclude_resolution', type: 'refund' }] },
      { then: [{ action: 'exclude_resolution', type: 'exchange' }] },
      { then: [{ action: 'exclude_method', code: 'label' }] },
    ]);
    expect(outcome.find('set_method_fee', 'label')?.action.amount).toBe(100);
    expect(outcome.find('set_method_fee', 'shop')?.action.amount).toBe(200);
    expect(outcome.find('exclude_resolution', 'refund')).not.toBeNull();
    expect(outcome.find('exclude_resolution', 'exchange')).not.toBeNull();
    expect(outcome.find('exclude_resolution', 'keep')).toBeNull();
    expect(outcome.find('exclude_method', 'label')).not.toBeNull();
  });

  it('lets a refusal beat a review of any priority', () => {
    const outcome = apply([
      { name: 'look', priority: 1, then: [{ action: 'review', code: 'costly' }] },
      { name: 'no', priority: 90, then: [{ action: 'refuse', code: 'hygiene' }] },
    ]);
    expect(outcome.find('review')).toBeNull();
    expect(outcome.find('refuse')).toMatchObject({ rule: 'no', action: { code: 'hygiene' } });
    expect(outcome.trace).toEqual([
      { rule: 'look', action: 'review', applied: false, detail: '"no" comes first' },
      { rule: 'no', action: 'refuse', applied: true, detail: 'code hygiene' },
    ]);
  });

  it('applies rules whose condition holds, and those without one', () => {
    const when = { all: [{ field: 'line.category' as const, op: 'is' as const, value: 'shoes' }] };
    const rules = [{ when, then: [{ action: 'hide' as const }] }, { then: [{ action: 'keep_item' as const }] }];
    expect(apply(rules).find('hide')?.rule).toBe('Rule 1');
    expect(apply(rules, { 'line.category': 'hats' }).find('hide')).toBeNull();
    expect(apply(rules, {}).find('keep_item')?.rule).toBe('Rule 2');
  });

  it('traces a comparison that had no amount in the order’s currency', () => {
    const rules = parsePolicy({
      rules: [
        { name: 'dear', when: { field: 'order.total', op: 'gt', value: 1 }, then: [{ action: 'review', code: 'x' }] },
      ],
    }).rules;
    const outcome = applyRules(rules, { 'order.total': 500 }, { order: 'USD', own: 'EUR' });
    expect(outcome.find('review')).toBeNull();
    expect(outcome.trace).toEqual([
      { rule: 'dear', action: 'compare', applied: false, detail: 'order.total has no amount in USD' },
    ]);
  });
});
