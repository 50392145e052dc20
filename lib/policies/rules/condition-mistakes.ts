import { FIELD_KINDS } from '../constants';
import type { Condition } from '../schema';

const ORDERED = ['gt', 'gte', 'lt', 'lte'];

/** What is wrong with one condition, each with the member it is about. */
export function conditionMistakes({
  all,
  any,
  none,
  field,
  op,
  value,
  amounts,
}: Condition): { path: string[]; message: string }[] {
  const isGroup = Boolean(all ?? any ?? none);
  if (isGroup) return field || op ? [{ path: [], message: 'Give either a group or a field with an operator' }] : [];
  if (!field) return [{ path: ['field'], message: 'Name a field, or a group: all, any, none' }];
  if (!op) return [{ path: ['op'], message: 'Name an operator' }];
  const kind = FIELD_KINDS[field];
  if (amounts && kind !== 'money') return [{ path: ['amounts'], message: `${field} is not an amount of money` }];
  if (op === 'exists')
    return value === undefined || typeof value === 'boolean' ? [] : [{ path: ['value'], message: 'Use true or false' }];
  if (value === undefined) return amounts ? [] : [{ path: ['value'], message: 'Give a value' }];
  const many = op === 'in' || op === 'not_in';
  if (many !== Array.isArray(value))
    return [{ path: ['value'], message: many ? 'Give a list of values' : 'Give one value, not a list' }];
  if (ORDERED.includes(op) && !['money', 'number', 'date'].includes(kind))
    return [{ path: ['op'], message: `${field} has no order, so "${op}" cannot compare it` }];
  if (op === 'contains' && kind !== 'list' && kind !== 'text')
    return [{ path: ['op'], message: `${field} is neither a list nor a text, so it contains nothing` }];
  const wanted = {
    money: 'number',
    number: 'number',
    boolean: 'boolean',
    text: 'string',
    list: 'string',
    date: 'string',
  }[kind];
  const wrong = (Array.isArray(value) ? value : [value]).some(
    (one) => typeof one !== wanted || (kind === 'date' && Number.isNaN(Date.parse(String(one)))),
  );
  return wrong
    ? [{ path: ['value'], message: `${field} is compared with a ${kind === 'date' ? 'date' : wanted}` }]
    : [];
}
