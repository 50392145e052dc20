import { FIELD_KINDS, type Field, type Operator } from '../constants';
import type { Condition } from '../schema';
import { amountInCurrency, type Currencies } from './amount-in-currency';

/** What is known, by field; a fact that is not known is absent. Money is in the order's minor units, dates are RFC 3339. */
export type Facts = {
  [F in Field]?:
    | ((typeof FIELD_KINDS)[F] extends 'list'
        ? readonly string[]
        : (typeof FIELD_KINDS)[F] extends 'boolean'
          ? boolean
          : (typeof FIELD_KINDS)[F] extends 'text' | 'date'
            ? string
            : number)
    | null;
} & {
  /** The calendar day of `order.placed_at` where the shopper is: what a date without a time is compared with. */
  placed_on?: string | null;
};

/** Fields whose comparison named no amount in the order's currency, and so did not hold. */
export type Notes = { field: Field }[];

/**
 * Whether a condition holds. An empty `all` or `none` holds, an empty `any` does not; words compare without regard to
 * case; an unknown fact is nothing, equals nothing, and is neither more nor less than anything.
 */
export function evaluateCondition(
  condition: Condition,
  facts: Facts,
  currencies: Currencies,
  notes: Notes = [],
): boolean {
  const holds = (one: Condition) => evaluateCondition(one, facts, currencies, notes);
  if (condition.all && !condition.all.map(holds).every(Boolean)) return false;
  if (condition.any && !condition.any.map(holds).some(Boolean)) return false;
  if (condition.none?.map(holds).some(Boolean)) return false;
  const { field, op } = condition;
  if (!field || !op) return true;

  let { value } = condition;
  if (FIELD_KINDS[field] === 'money' && op !== 'exists') {
    const bare = amountInCurrency({ amount: 0, amounts: condition.amounts }, currencies);
    const entry = condition.amounts?.find((money) => money.currency === currencies.order);
    if (bare === null || (value === undefined && !entry)) {
      notes.push({ field });
      return false;
    }
    if (entry) value = op === 'in' || op === 'not_in' ? [entry.amount] : entry.amount;
  }
  return compare(field, op, facts[field], value, facts);
}

type Value = Condition['value'];

function compare(field: Field, op: Operator, fact: Facts[Field], value: Value, facts: Facts): boolean {
  switch (op) {
    case 'exists':
      return isKnown(fact) === (value ?? true);
    case 'is':
      return matches(field, fact, value, facts);
    case 'is_not':
      return !matches(field, fact, value, facts);
    case 'in':
      return listOf(value).some((one) => matches(field, fact, one, facts));
    case 'not_in':
      return !listOf(value).some((one) => matches(field, fact, one, facts));
    case 'contains':
      if (isList(fact)) return matches(field, fact, value, facts);
      return typeof fact === 'string' && fold(fact).includes(fold(value));
    case 'gt':
      return ordering(field, fact, value, facts) > 0;
    case 'gte':
      return ordering(field, fact, value, facts) >= 0;
    case 'lt':
      return ordering(field, fact, value, facts) < 0;
    case 'lte':
      return ordering(field, fact, value, facts) <= 0;
  }
}

const fold = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : String(value));
const isList = (fact: unknown): fact is readonly string[] => Array.isArray(fact);
const listOf = (value: Value) => (Array.isArray(value) ? value : [value]);
const isKnown = (fact: Facts[Field]) =>
  fact !== undefined && fact !== null && fact !== '' && (!isList(fact) || fact.length > 0);

/** A list matches a word it holds. */
function matches(field: Field, fact: Facts[Field], value: Value, facts: Facts): boolean {
  if (fact === undefined || fact === null || value === undefined) return false;
  if (isList(fact)) return fact.some((one) => fold(one) === fold(value));
  if (FIELD_KINDS[field] === 'date') return ordering(field, fact, value, facts) === 0;
  return typeof fact === 'string' ? fold(fact) === fold(value) : fact === value;
}

/** Below, at or above 0; NaN where the two cannot be compared, which no operator accepts. */
function ordering(field: Field, fact: Facts[Field], value: Value, facts: Facts): number {
  if (FIELD_KINDS[field] !== 'date')
    return typeof fact === 'number' && typeof value === 'number' ? fact - value : Number.NaN;
  if (typeof fact !== 'string' || typeof value !== 'string') return Number.NaN;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = facts.placed_on ?? fact.slice(0, 10);
    return day < value ? -1 : day > value ? 1 : 0;
  }
  return Date.parse(fact) - Date.parse(value);
}
