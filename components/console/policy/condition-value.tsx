'use client';

import { useState } from 'react';
import { Select, TextInput } from '@/components/ui/field';
import { FIELD_KINDS, RESOLUTIONS } from '@/lib/policies/constants';
import { splitWords } from '@/lib/policies/rules/edit-conditions';
import { METHOD_WORDS, RESOLUTION_WORDS } from '@/lib/policies/rules/policy-words';
import type { Condition } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { AmountInput } from './amount-input';
import { SumField } from './sum-field';

type Props = { id: string; condition: Condition; words: Vocabulary; onChange: (condition: Condition) => void };

/** What a field is compared with, in a control of its kind. */
export function ConditionValue({ id, condition, words, onChange }: Props) {
  const { field, op, value, amounts } = condition;
  if (!field || !op) return null;
  const kind = FIELD_KINDS[field];
  const put = (next: Condition['value']) => onChange({ ...condition, value: next });
  const isMany = op === 'in' || op === 'not_in';
  if (op === 'exists' || kind === 'boolean') {
    return (
      <Select
        id={id}
        label="Answer"
        value={value === false ? 'no' : 'yes'}
        onChange={(event) => put(event.target.value === 'yes')}
      >
        <option value="yes">yes</option>
        <option value="no">no</option>
      </Select>
    );
  }
  if (isMany) return <ManyValues id={id} condition={condition} words={words} onChange={onChange} />;
  if (kind === 'money') {
    return (
      <SumField
        id={id}
        label="Sum"
        sum={{ amount: typeof value === 'number' ? value : 0, amounts }}
        currency={words.currency}
        digits={words.digits}
        onSum={(sum) => {
          const { amounts: _, ...rest } = condition;
          onChange({ ...rest, value: sum.amount, ...(sum.amounts ? { amounts: sum.amounts } : {}) });
        }}
      />
    );
  }
  if (kind === 'number') {
    return (
      <TextInput
        id={id}
        label={field === 'customer.return_rate' ? 'Share, between 0 and 1' : 'Number'}
        type="number"
        step="any"
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => put(event.target.value === '' ? 0 : Number(event.target.value))}
      />
    );
  }
  if (kind === 'date') {
    const text = typeof value === 'string' ? value : '';
    return (
      <TextInput
        id={id}
        label="Day"
        type={text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'date' : 'text'}
        value={text}
        onChange={(event) => put(event.target.value)}
      />
    );
  }
  const choices = choicesOf(field, words);
  if (choices) {
    return (
      <Select
        id={id}
        label="Which"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => put(event.target.value)}
      >
        <option value="">choose …</option>
        {typeof value === 'string' && value !== '' && !choices.some(([code]) => code === value) && (
          <option value={value}>{value}</option>
        )}
        {choices.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <>
      <TextInput
        id={id}
        label={field === 'order.country' ? 'Two letters, such as DE' : 'Word'}
        list={`${id}-list`}
        autoComplete="off"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => put(field === 'order.country' ? event.target.value.toUpperCase() : event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {(words.known[field] ?? []).map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  );
}

function ManyValues({ id, condition, words, onChange }: Props) {
  const { field, value } = condition;
  const kind = field ? FIELD_KINDS[field] : 'text';
  const list = [value ?? []].flat();
  const [text, setText] = useState(list.join(', '));
  const choices = field ? choicesOf(field, words) : null;
  if (choices) {
    return (
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-semibold">Which</legend>
        {choices.map(([code, label]) => (
          <label key={code} className="flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-lamp"
              checked={list.includes(code)}
              onChange={(event) =>
                onChange({
                  ...condition,
                  value: (event.target.checked ? [...list, code] : list.filter((one) => one !== code)) as string[],
                })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
    );
  }
  if (kind === 'money') {
    return (
      <AmountInput
        id={id}
        label={`Sum (${words.currency})`}
        hint="One sum; several are written in the document."
        amount={typeof list[0] === 'number' ? list[0] : 0}
        currency={words.currency}
        digits={words.digits}
        onAmount={(amount) => onChange({ ...condition, value: [amount] })}
      />
    );
  }
  return (
    <TextInput
      id={id}
      label={kind === 'date' ? 'Days such as 2026-12-24, with commas between' : 'With commas between'}
      value={text}
      autoComplete="off"
      onChange={(event) => {
        setText(event.target.value);
        const parts = splitWords(event.target.value);
        const numbers = parts.map(Number).filter((one) => Number.isFinite(one));
        onChange({ ...condition, value: kind === 'number' ? numbers : parts });
      }}
    />
  );
}

function choicesOf(field: NonNullable<Condition['field']>, words: Vocabulary): [string, string][] | null {
  if (field === 'return.reason') return words.reasons.map(({ code, label }) => [code, label]);
  if (field === 'return.resolution') return RESOLUTIONS.map((type) => [type, RESOLUTION_WORDS[type]]);
  if (field === 'return.method')
    return words.methods.map(({ code, type }) => [code, `${METHOD_WORDS[type]} (${code})`]);
  return null;
}
