'use client';

import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Select } from '@/components/ui/field';
import { FIELDS, type Operator } from '@/lib/policies/constants';
import { FIELD_WORDS, operatorWords } from '@/lib/policies/rules/describe-condition';
import {
  comparisonOf,
  fromGroup,
  GROUPS,
  type Group,
  groupOf,
  isGroup,
  operatorsOf,
  withOperator,
} from '@/lib/policies/rules/edit-conditions';
import type { Condition } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { ConditionValue } from './condition-value';

type Props = {
  id: string;
  condition: Condition | undefined;
  words: Vocabulary;
  /** Undefined: nothing need hold. */
  onChange: (condition: Condition | undefined) => void;
  depth?: number;
};

const GROUP_WORDS = {
  all: 'all of these hold',
  any: 'any of these holds',
  none: 'none of these holds',
} satisfies Record<Group['kind'], string>;
const SECTIONS = { order: 'The order', customer: 'The customer', line: 'The item', return: 'The return' };

/** Deeper than this nobody follows a rule; the document takes more. */
const DEEPEST = 4;

/** Conditions in groups, nested as deep as anyone can follow. */
export function ConditionEditor({ id, condition, words, onChange, depth = 0 }: Props) {
  const group = groupOf(condition);
  const put = (next: Group) => onChange(depth === 0 ? fromGroup(next) : { [next.kind]: next.items });
  const change = (index: number, item: Condition | undefined) =>
    put({
      ...group,
      items: group.items.flatMap((one, at) => (at === index ? (item ? [item] : []) : [one])),
    });
  return (
    <fieldset className={classes('grid gap-3', depth > 0 && 'border-l-2 border-line pl-3 sm:pl-4')}>
      <legend className="sr-only">{depth === 0 ? 'When' : 'A group of conditions'}</legend>
      {(group.items.length > 0 || depth > 0 || group.kind !== 'all') && (
        <Select
          id={`${id}-kind`}
          label={depth === 0 ? 'When' : 'and within it'}
          className="max-w-64"
          value={group.kind}
          onChange={(event) => put({ ...group, kind: GROUPS.find((kind) => kind === event.target.value) ?? 'all' })}
        >
          {GROUPS.map((kind) => (
            <option key={kind} value={kind}>
              {GROUP_WORDS[kind]}
            </option>
          ))}
        </Select>
      )}
      {depth === 0 && group.items.length === 0 && group.kind === 'all' && (
        <p className="text-muted">It holds always. Add a condition to narrow it.</p>
      )}
      {group.items.map((item, index) => {
        const own = `${id}-${index}`;
        const key = `${group.items.length}-${index}`;
        return isGroup(item) ? (
          <div key={key} className="grid gap-2">
            <ConditionEditor
              id={own}
              condition={item}
              words={words}
              depth={depth + 1}
              onChange={(next) => change(index, next)}
            />
            <p>
              <Button kind="quiet" className="-ml-4" onClick={() => change(index, undefined)}>
                Take the group away
              </Button>
            </p>
          </div>
        ) : (
          <Comparison key={key} id={own} condition={item} words={words} onChange={(next) => change(index, next)} />
        );
      })}
      <p className="flex flex-wrap gap-2">
        <Button onClick={() => put({ ...group, items: [...group.items, comparisonOf('line.category')] })}>
          Add a condition
        </Button>
        {depth < DEEPEST && (
          <Button
            kind="quiet"
            onClick={() => put({ ...group, items: [...group.items, { any: [comparisonOf('line.category')] }] })}
          >
            Add a group
          </Button>
        )}
      </p>
    </fieldset>
  );
}

function Comparison({
  id,
  condition,
  words,
  onChange,
}: {
  id: string;
  condition: Condition;
  words: Vocabulary;
  onChange: (condition: Condition | undefined) => void;
}) {
  const field = condition.field ?? 'line.category';
  const operators = operatorsOf(field);
  return (
    <div className="@container rounded-control bg-sunken p-3">
      <div className="grid items-start gap-3 @md:grid-cols-2 @3xl:grid-cols-[minmax(0,1fr)_10rem_minmax(0,1fr)_auto]">
        <Select
          id={`${id}-field`}
          label="What"
          value={field}
          onChange={(event) => {
            const next = FIELDS.find((one) => one === event.target.value);
            if (next) onChange(comparisonOf(next));
          }}
        >
          {Object.entries(SECTIONS).map(([part, name]) => (
            <optgroup key={part} label={name}>
              {FIELDS.filter((one) => one.startsWith(`${part}.`)).map((one) => (
                <option key={one} value={one}>
                  {FIELD_WORDS[one]}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Select
          id={`${id}-op`}
          label="How"
          value={condition.op ?? operators[0]}
          onChange={(event) => onChange(withOperator(condition, event.target.value as Operator))}
        >
          {operators.map((op) => (
            <option key={op} value={op}>
              {operatorWords(field, op)}
            </option>
          ))}
        </Select>
        <div className="min-w-0">
          <ConditionValue
            key={`${field} ${condition.op}`}
            id={`${id}-value`}
            condition={condition}
            words={words}
            onChange={onChange}
          />
        </div>
        <Button
          kind="quiet"
          className="justify-self-start @md:justify-self-end @md:self-end @3xl:mt-6.5 @3xl:self-start"
          aria-label={`Take away: ${FIELD_WORDS[field]}`}
          onClick={() => onChange(undefined)}
        >
          <span aria-hidden="true">✕</span>
        </Button>
      </div>
    </div>
  );
}
