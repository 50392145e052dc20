'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { ACTIONS, RESOLUTIONS } from '@/lib/policies/constants';
import { ACTION_WORDS, METHOD_WORDS, RESOLUTION_WORDS } from '@/lib/policies/rules/policy-words';
import type { PolicyAction } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { ExceptionSelect } from './exception-select';
import { SumField } from './sum-field';

type Props<A extends PolicyAction = PolicyAction> = {
  id: string;
  action: A;
  words: Vocabulary;
  onChange: (action: PolicyAction) => void;
};

/** What an action begins with. */
function actionOf(name: PolicyAction['action'], words: Vocabulary): PolicyAction {
  const method = words.methods[0]?.code ?? 'label';
  switch (name) {
    case 'refuse':
      return { action: name, code: 'refused' };
    case 'review':
      return { action: name, code: 'needs_review' };
    case 'set_window':
      return { action: name, days: 30 };
    case 'set_restocking_fee':
      return { action: name, percent: 10 };
    case 'set_method_fee':
      return { action: name, method, amount: 0 };
    case 'exclude_resolution':
      return { action: name, type: 'refund' };
    case 'exclude_method':
      return { action: name, code: method };
    case 'bonus':
      return { action: name, percent: 10 };
    case 'withdrawal_exception':
      return { action: name, code: 'personalised' };
    default:
      return { action: name };
  }
}

/** What a rule does, one thing at a time. */
export function ActionEditor({
  id,
  actions,
  words,
  onChange,
}: {
  id: string;
  actions: readonly PolicyAction[];
  words: Vocabulary;
  onChange: (actions: PolicyAction[]) => void;
}) {
  const free = ACTIONS.find((name) => !actions.some(({ action }) => action === name)) ?? 'exclude_method';
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">Then</legend>
      {actions.map((action, index) => {
        const own = `${id}-${index}`;
        const put = (next: PolicyAction) => onChange(actions.map((one, at) => (at === index ? next : one)));
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have no name of their own and never change places
            key={`${actions.length}-${index}-${action.action}`}
            className="grid items-start gap-3 rounded-control bg-sunken p-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <Select
              id={`${own}-action`}
              label={index === 0 ? 'Then' : 'and'}
              value={action.action}
              onChange={(event) => {
                const name = ACTIONS.find((one) => one === event.target.value);
                if (name) put(actionOf(name, words));
              }}
            >
              {ACTIONS.map((name) => (
                <option key={name} value={name}>
                  {ACTION_WORDS[name]}
                </option>
              ))}
            </Select>
            <div className="grid min-w-0 gap-3">
              <ActionFields id={own} action={action} words={words} onChange={put} />
            </div>
            {actions.length > 1 && (
              <Button
                kind="quiet"
                className="justify-self-start sm:mt-6.5"
                aria-label={`Take away: ${ACTION_WORDS[action.action]}`}
                onClick={() => onChange(actions.filter((_, at) => at !== index))}
              >
                <span aria-hidden="true">✕</span>
              </Button>
            )}
          </div>
        );
      })}
      <p>
        <Button onClick={() => onChange([...actions, actionOf(free, words)])}>Do something more</Button>
      </p>
    </fieldset>
  );
}

function ActionFields({ id, action, words, onChange }: Props) {
  switch (action.action) {
    case 'refuse':
    case 'review':
      return (
        <TextInput
          id={`${id}-code`}
          label="Why, as a code"
          hint="Shoppers are told in your words where there are any for it, such as “hygiene”."
          value={action.code}
          autoComplete="off"
          onChange={(event) => onChange({ ...action, code: event.target.value.trim().replaceAll(' ', '_') })}
        />
      );
    case 'set_window':
      return <WindowFields id={id} action={action} words={words} onChange={onChange} />;
    case 'set_restocking_fee':
    case 'bonus':
      return <ShareFields id={id} action={action} words={words} onChange={onChange} />;
    case 'set_method_fee':
      return (
        <>
          <MethodSelect
            id={id}
            words={words}
            value={action.method}
            onPick={(method) => onChange({ ...action, method })}
          />
          <SumField
            id={`${id}-fee`}
            label="Costs"
            sum={action}
            currency={words.currency}
            digits={words.digits}
            onSum={(sum) => onChange({ action: action.action, method: action.method, ...sum })}
          />
        </>
      );
    case 'exclude_method':
      return (
        <MethodSelect id={id} words={words} value={action.code} onPick={(code) => onChange({ ...action, code })} />
      );
    case 'exclude_resolution':
      return (
        <Select
          id={`${id}-type`}
          label="Which"
          value={action.type}
          onChange={(event) =>
            onChange({ ...action, type: RESOLUTIONS.find((one) => one === event.target.value) ?? action.type })
          }
        >
          {RESOLUTIONS.map((type) => (
            <option key={type} value={type}>
              {RESOLUTION_WORDS[type]}
            </option>
          ))}
        </Select>
      );
    case 'withdrawal_exception':
      return <ExceptionSelect id={id} code={action.code} onPick={(code) => onChange({ ...action, code })} />;
    default:
      return null;
  }
}

function WindowFields({ id, action, onChange }: Props<Extract<PolicyAction, { action: 'set_window' }>>) {
  return (
    <>
      <TextInput
        id={`${id}-days`}
        label="Days"
        type="number"
        min={0}
        max={3650}
        disabled={action.days === null}
        value={action.days ?? ''}
        onChange={(event) => {
          const { days: _, ...rest } = action;
          onChange(event.target.value === '' ? rest : { ...rest, days: Math.trunc(Number(event.target.value)) });
        }}
      />
      <Checkbox
        id={`${id}-open`}
        label="There is no last day"
        checked={action.days === null}
        onChange={(event) => onChange({ ...action, days: event.target.checked ? null : 30 })}
      />
      <TextInput
        id={`${id}-until`}
        label="Not before"
        hint="A day until which it may come back in any case."
        type="date"
        value={action.until ?? ''}
        onChange={(event) => {
          const { until: _, ...rest } = action;
          onChange(event.target.value ? { ...rest, until: event.target.value } : rest);
        }}
      />
    </>
  );
}

function ShareFields({
  id,
  action,
  words,
  onChange,
}: Props<Extract<PolicyAction, { action: 'set_restocking_fee' | 'bonus' }>>) {
  const isFee = action.action === 'set_restocking_fee';
  const kind = action.percent != null ? 'percent' : action.amount != null || action.amounts ? 'sum' : 'none';
  return (
    <>
      <Select
        id={`${id}-kind`}
        label="How much"
        value={kind}
        onChange={(event) => {
          const picked = event.target.value;
          if (picked === 'percent') onChange({ action: action.action, percent: 10 });
          else if (picked === 'sum') onChange({ action: action.action, amount: 0 });
          else onChange({ action: 'set_restocking_fee', percent: null });
        }}
      >
        <option value="percent">a share</option>
        <option value="sum">a sum</option>
        {isFee && <option value="none">none at all</option>}
      </Select>
      {kind === 'percent' && (
        <TextInput
          id={`${id}-percent`}
          label="Percent"
          type="number"
          min={0}
          max={100}
          step="any"
          value={action.percent ?? ''}
          onChange={(event) => onChange({ action: action.action, percent: Number(event.target.value) })}
        />
      )}
      {kind === 'sum' && (
        <SumField
          id={`${id}-sum`}
          label="Sum"
          sum={action}
          currency={words.currency}
          digits={words.digits}
          onSum={(sum) => onChange({ action: action.action, ...sum })}
        />
      )}
    </>
  );
}

function MethodSelect({
  id,
  words,
  value,
  onPick,
}: {
  id: string;
  words: Vocabulary;
  value: string;
  onPick: (code: string) => void;
}) {
  return (
    <Select id={`${id}-method`} label="Which way" value={value} onChange={(event) => onPick(event.target.value)}>
      {!words.methods.some(({ code }) => code === value) && <option value={value}>{value}</option>}
      {words.methods.map(({ code, type }) => (
        <option key={code} value={code}>
          {METHOD_WORDS[type]} ({code})
        </option>
      ))}
    </Select>
  );
}
