import { describe, expect, it } from 'vitest';
import type { Condition } from '../schema';
import { evaluateCondition, type Facts, type Notes } from './evaluate-conditions';

const EUR = { order: 'EUR', own: 'EUR' };
const facts: Facts = {
  'order.country': 'DE',
  'order.total': 10_000,
  'order.tags': ['VIP', 'gift'],
  'order.channel': '',
  'order.placed_at': '2026-11-22T23:30:00Z',
  placed_on: '2026-11-23',
  'customer.orders_count': 0,
  'line.sku': 'SW-Bikini-1',
  'line.tags': [],
  'line.discounted': false,
  'return.value': 5000,
  'return.reason': null,
};
const holds = (condition: Condition, currencies = EUR) => evaluateCondition(condition, facts, currencies);

describe('operators', () => {
  it.each<[NonNullable<Condition['field']>, NonNullable<Condition['op']>, Condition['value'], boolean]>([
    ['order.country', 'is', 'DE', true],
    ['order.country', 'is', 'de', true],
    ['order.country', 'is', 'AT', false],
    ['order.country', 'is_not', 'AT', true],
    ['order.country', 'is_not', 'DE', false],
    ['order.country', 'in', ['AT', 'DE'], true],
    ['order.country', 'in', [], false],
    ['order.country', 'not_in', ['AT', 'DE'], false],
    ['order.country', 'not_in', [], true],
    ['order.tags', 'contains', 'vip', true],
    ['order.tags', 'contains', 'vi', false],
    ['order.tags', 'is', 'gift', true],
    ['order.tags', 'is_not', 'gift', false],
    ['order.tags', 'in', ['sale', 'gift'], true],
    ['order.tags', 'not_in', ['sale'], true],
    ['line.tags', 'contains', 'vip', false],
    ['line.sku', 'contains', 'sw-', true],
    ['line.sku', 'contains', 'shoe', false],
    ['order.total', 'is', 10_000, true],
    ['order.total', 'gt', 10_000, false],
    ['order.total', 'gte', 10_000, true],
    ['order.total', 'lt', 10_000, false],
    ['order.total', 'lte', 10_000, true],
    ['order.total', 'gt', 9999, true],
    ['order.total', 'lt', 10_001, true],
    ['order.total', 'in', [1, 10_000], true],
    ['line.discounted', 'is', false, true],
    ['line.discounted', 'is', true, false],
    ['customer.orders_count', 'is', 0, true],
    ['customer.orders_count', 'exists', true, true],
    ['line.tags', 'exists', true, false],
    ['line.tags', 'exists', false, true],
    ['order.channel', 'exists', undefined, false],
    ['line.sku', 'exists', undefined, true],
    ['return.reason', 'exists', false, true],
    // the unknown equals nothing and is neither more nor less
    ['customer.return_rate', 'is', 0, false],
    ['customer.return_rate', 'is_not', 0, true],
    ['customer.return_rate', 'lt', 1, false],
    ['customer.return_rate', 'gte', 0, false],
    ['customer.return_rate', 'not_in', [0], true],
    ['line.category', 'contains', '', false],
    // instants as instants; a day as the day where the shopper is
    ['order.placed_at', 'gte', '2026-11-22T23:30:00Z', true],
    ['order.placed_at', 'gt', '2026-11-23T00:30:00+01:00', false],
    ['order.placed_at', 'is', '2026-11-23', true],
    ['order.placed_at', 'is', '2026-11-22', false],
    ['order.placed_at', 'lte', '2026-11-23', true],
    ['order.placed_at', 'lt', '2026-11-23', false],
    ['order.placed_at', 'gt', '2026-11-22', true],
  ])('%s %s %j: %s', (field, op, value, expected) => {
    expect(holds({ field, op, value })).toBe(expected);
  });
});

describe('groups', () => {
  const yes: Condition = { field: 'order.country', op: 'is', value: 'DE' };
  const no: Condition = { field: 'order.country', op: 'is', value: 'FR' };
  it.each<[Condition, boolean]>([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ all: [] }, true],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ any: [] }, false],
    [{ none: [no, no] }, true],
    [{ none: [no, yes] }, false],
    [{ none: [] }, true],
    [{ all: [yes, { any: [no, { none: [no] }] }] }, true],
    [{ all: [yes], none: [yes] }, false],
    [{ all: [yes], any: [yes], none: [no] }, true],
    [{}, true],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });
});

describe('money in several currencies', () => {
  const total = (rest: Condition): Condition => ({ field: 'order.total', op: 'gte', ...rest });
  it('compares a bare amount only with orders in its own currency, and notes where it could not', () => {
    const notes: Notes = [];
    expect(evaluateCondition(total({ value: 5000 }), facts, { order: 'EUR', own: 'USD' }, notes)).toBe(false);
    expect(notes).toEqual([{ field: 'order.total' }]);
    expect(holds(total({ value: 5000 }))).toBe(true);
  });
  it('uses the entry of the order’s currency', () => {
    const condition = total({ value: 1, amounts: [{ amount: 20_000, currency: 'USD' }] });
    expect(holds(condition, { order: 'USD', own: 'EUR' })).toBe(false);
    expect(holds(condition)).toBe(true);
    const only = total({ amounts: [{ amount: 10_000, currency: 'USD' }] });
    expect(holds(only, { order: 'USD', own: 'EUR' })).toBe(true);
    expect(holds(only)).toBe(false);
  });
});
