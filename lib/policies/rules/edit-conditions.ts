import type { FieldError } from '@/lib/core/errors';
import { FIELD_KINDS, type Field, type Operator } from '../constants';
import type { Condition, Policy } from '../schema';

export const GROUPS = ['all', 'any', 'none'] as const;
export type GroupKind = (typeof GROUPS)[number];
export type Group = { kind: GroupKind; items: Condition[] };

/**
 * A condition as a form edits it: one kind of group with its items. A single comparison is a group of one; a group that
 * names several kinds, which must all hold, becomes an `all` of them.
 */
export function groupOf(condition: Condition | undefined): Group {
  if (!condition) return { kind: 'all', items: [] };
  const named = GROUPS.filter((kind) => condition[kind]);
  const [kind] = named;
  if (!kind) return { kind: 'all', items: [condition] };
  if (named.length === 1) return { kind, items: condition[kind] ?? [] };
  return { kind: 'all', items: named.map((one) => ({ [one]: condition[one] })) };
}

export const isGroup = (condition: Condition): boolean => GROUPS.some((kind) => condition[kind] !== undefined);

/** A group as the document writes it: none at all where an `all` is empty, since that holds always. */
export function fromGroup({ kind, items }: Group): Condition | undefined {
  return kind === 'all' && items.length === 0 ? undefined : { [kind]: items };
}

const ORDERED: Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** The operators that can compare a field, as the schema allows them; the most likely first. */
export function operatorsOf(field: Field): Operator[] {
  switch (FIELD_KINDS[field]) {
    case 'money':
    case 'number':
      return ['gte', 'gt', 'lte', 'lt', 'is', 'is_not', 'in', 'not_in', 'exists'];
    case 'date':
      return [...ORDERED, 'is', 'is_not', 'in', 'not_in', 'exists'];
    case 'list':
      return ['contains', 'is', 'is_not', 'in', 'not_in', 'exists'];
    case 'boolean':
      return ['is', 'is_not', 'exists'];
    default:
      return ['is', 'is_not', 'in', 'not_in', 'contains', 'exists'];
  }
}

type Value = Condition['value'];

/** What a comparison begins with: the field's usual operator and nothing to compare with yet. */
export function comparisonOf(field: Field, op: Operator = operatorsOf(field)[0] ?? 'is'): Condition {
  return { field, op, value: emptyValue(field, op) };
}

function emptyValue(field: Field, op: Operator): Value {
  if (op === 'exists' || FIELD_KINDS[field] === 'boolean') return true;
  if (op === 'in' || op === 'not_in') return [];
  return FIELD_KINDS[field] === 'money' || FIELD_KINDS[field] === 'number' ? 0 : '';
}

/** A comparison with another operator; what was compared with stays where it still fits. */
export function withOperator(condition: Condition, op: Operator): Condition {
  const { field, value, amounts } = condition;
  if (!field) return condition;
  const isMany = op === 'in' || op === 'not_in';
  const first = Array.isArray(value) ? value[0] : value;
  const fits = op !== 'exists' && condition.op !== 'exists' && first !== undefined;
  const next = fits ? (isMany ? ([value].flat() as Exclude<Value, undefined>[]) : first) : emptyValue(field, op);
  return { field, op, value: next as Value, ...(amounts && op !== 'exists' ? { amounts } : {}) };
}

/** Words that people separate by commas or lines. */
export const splitWords = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word, index, all) => word !== '' && all.indexOf(word) === index);

/** Rules that a form has begun and not finished: they compare with nothing, which the document takes and nobody means. */
export function unfinishedRules({ rules }: Pick<Policy, 'rules'>): FieldError[] {
  return rules.flatMap(({ name, when }, index) =>
    when && isUnfinished(when)
      ? [{ path: name ?? `Rule ${index + 1}`, message: 'Something is to be compared with nothing yet.' }]
      : [],
  );
}

function isUnfinished(condition: Condition): boolean {
  const groups = GROUPS.flatMap((kind) => condition[kind] ?? []);
  if (groups.length > 0) return groups.some(isUnfinished);
  const { field, value, amounts } = condition;
  if (!field) return false;
  return value === '' || (Array.isArray(value) && value.length === 0) || (value === undefined && !amounts);
}
