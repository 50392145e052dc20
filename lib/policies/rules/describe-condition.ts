import { formatMoney } from '@/lib/core/money';
import { FIELD_KINDS, type Field, type Operator } from '../constants';
import type { Condition } from '../schema';

/** What a condition looks at, in words that an operator can follow. */
export const FIELD_WORDS: Record<Field, string> = {
  'order.country': 'the country it goes to',
  'order.total': 'the order’s total',
  'order.tags': 'the order’s tags',
  'order.channel': 'the order’s channel',
  'order.placed_at': 'the day of the order',
  'order.discount_total': 'the order’s discount',
  'customer.tags': 'the customer’s tags',
  'customer.orders_count': 'the number of their orders',
  'customer.returns_90d': 'the number of their returns in 90 days',
  'customer.return_rate': 'their return rate',
  'line.sku': 'the SKU',
  'line.product': 'the product',
  'line.category': 'the category',
  'line.tags': 'the product’s tags',
  'line.unit_price': 'the price of one',
  'line.discounted': 'the item was discounted',
  'line.days_since_start': 'the days since the window opened',
  'return.reason': 'the reason',
  'return.resolution': 'what they want',
  'return.method': 'the way back',
  'return.quantity': 'the quantity',
  'return.value': 'the value of the return',
  'return.full': 'the whole order comes back',
};

const OPERATOR_WORDS: Record<Operator, string> = {
  is: 'is',
  is_not: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  contains: 'contains',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  exists: 'is known',
};
const LIST_WORDS: Partial<Record<Operator, string>> = {
  is: 'include',
  contains: 'include',
  is_not: 'do not include',
  in: 'include one of',
  not_in: 'include none of',
  exists: 'are known',
};
const DATE_WORDS: Partial<Record<Operator, string>> = {
  gt: 'is after',
  gte: 'is from',
  lt: 'is before',
  lte: 'is until',
};

/** What an operator is called beside a field of its kind: "is at least", "is from", "include". */
export function operatorWords(field: Field, op: Operator): string {
  const kind = FIELD_KINDS[field];
  return (kind === 'list' ? LIST_WORDS[op] : kind === 'date' ? DATE_WORDS[op] : undefined) ?? OPERATOR_WORDS[op];
}

/** A condition in words: "the category is swimwear and the price of one is more than €100.00". */
export function describeCondition(condition: Condition, currency: string): string {
  const groups = [
    condition.all && join(condition.all, ' and ', currency),
    condition.any && join(condition.any, ' or ', currency),
    condition.none && `not (${join(condition.none, ' or ', currency)})`,
  ].filter((text) => text !== undefined);
  if (groups.length > 0) return groups.join(' and ');
  const { field, op } = condition;
  return field && op ? compare(field, op, condition, currency) : 'always';
}

function join(conditions: readonly Condition[], word: string, currency: string): string {
  if (conditions.length === 0) return 'always';
  const nested = (one: Condition) => Boolean(one.all ?? one.any ?? one.none) && conditions.length > 1;
  return conditions
    .map((one) => (nested(one) ? `(${describeCondition(one, currency)})` : describeCondition(one, currency)))
    .join(word);
}

function compare(field: Field, op: Operator, { value, amounts }: Condition, currency: string): string {
  const kind = FIELD_KINDS[field];
  const subject = FIELD_WORDS[field];
  if (kind === 'boolean' && typeof value === 'boolean') {
    return value === (op !== 'is_not')
      ? subject
      : subject.replace(' was ', ' was not ').replace(' comes ', ' does not come ');
  }
  const words = kind === 'list' ? LIST_WORDS : kind === 'date' ? DATE_WORDS : {};
  const verb = words[op] ?? OPERATOR_WORDS[op];
  if (op === 'exists') return `${subject} ${value === false ? verb.replace(/^(is|are)/, '$1 not') : verb}`;
  const say = (one: unknown) =>
    kind === 'money' && typeof one === 'number' ? formatMoney({ amount: one, currency }, 'en') : `“${String(one)}”`;
  const number = (one: unknown) => (kind === 'number' ? String(one) : say(one));
  const sums = amounts?.map((money) => formatMoney(money, 'en')) ?? [];
  const values = value === undefined ? [] : [value].flat().map(number);
  return `${subject} ${verb} ${[...values, ...sums].join(values.length > 0 && sums.length > 0 ? ' / ' : ', ')}`;
}
