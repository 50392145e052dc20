'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { OUTBOUND_SHIPPING, WINDOW_STARTS } from '@/lib/policies/constants';
import { START_WORDS } from '@/lib/policies/rules/policy-words';
import type { Policy } from '@/lib/policies/schema';
import type { Vocabulary } from '@/lib/policies/types';
import { AmountInput } from './amount-input';
import { ChargeFields } from './charge-fields';
import { DecisionFields } from './decision-fields';
import { DiscountFields } from './discount-fields';
import { LimitFields } from './limit-fields';
import { MethodFields } from './method-fields';
import { ReasonsEditor } from './reasons-editor';
import { ResolutionFields } from './resolution-fields';
import { RulesEditor } from './rules-editor';

export type PolicyFieldsProps = {
  policy: Policy;
  currency: string;
  digits: number;
  onChange: (policy: Policy) => void;
};
type FormProps = Omit<PolicyFieldsProps, 'currency' | 'digits'> & { words: Vocabulary };

const SHIPPING = {
  never: 'is not paid back',
  full_return: 'is paid back when the whole order returns',
  always: 'is always paid back',
} satisfies Record<(typeof OUTBOUND_SHIPPING)[number], string>;

/** The whole policy as a form: terms, exceptions, reasons. */
export function PolicyForm({ words, ...rest }: FormProps) {
  const props = { ...rest, currency: words.currency, digits: words.digits };
  return (
    <div className="grid gap-6">
      <WindowFields {...props} />
      <Panel title="What shoppers choose between" id="resolutions">
        <ResolutionFields {...props} />
      </Panel>
      <Panel title="How it comes back" id="methods">
        <div className="grid gap-4">
          <MethodFields {...props} />
          <TextInput
            id="send-back-days"
            label="Days to hand it over"
            hint="Counted from the day a return is opened. Then it runs out, and the things can be returned again while the window is open."
            type="number"
            min={1}
            max={365}
            required
            value={props.policy.send_back_days}
            onChange={(event) =>
              props.onChange({
                ...props.policy,
                send_back_days: Math.min(365, Math.max(1, Math.trunc(Number(event.target.value)) || 1)),
              })
            }
          />
        </div>
      </Panel>
      <MoneyFields {...props} />
      <DecisionFields {...props} />
      <Panel title="When a person looks again" id="limits">
        <LimitFields policy={props.policy} onChange={props.onChange} />
      </Panel>
      <Panel title="Exceptions" id="exceptions">
        <RulesEditor policy={props.policy} words={words} onChange={props.onChange} />
      </Panel>
      <Panel title="Why something comes back" id="reasons">
        <ReasonsEditor policy={props.policy} words={words} onChange={props.onChange} />
      </Panel>
    </div>
  );
}

function WindowFields({ policy, onChange }: PolicyFieldsProps) {
  const { days, starts } = policy.window;
  const law = policy.statutory_withdrawal;
  return (
    <Panel title="Until when" id="window">
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            id="window-days"
            label="Days"
            hint="Empty: there is no last day."
            type="number"
            min={0}
            max={3650}
            value={days ?? ''}
            onChange={(event) =>
              onChange({
                ...policy,
                window: {
                  ...policy.window,
                  days: event.target.value === '' ? null : Math.trunc(Number(event.target.value)),
                },
              })
            }
          />
          <Select
            id="window-starts"
            label="Counted"
            value={starts}
            onChange={(event) =>
              onChange({
                ...policy,
                window: { ...policy.window, starts: WINDOW_STARTS.find((one) => one === event.target.value) ?? starts },
              })
            }
          >
            {WINDOW_STARTS.map((one) => (
              <option key={one} value={one}>
                {START_WORDS[one]}
              </option>
            ))}
          </Select>
        </div>
        <Checkbox
          id="extend"
          label="On to the next working day"
          hint="When the last day is a weekend or a holiday where the shopper lives."
          checked={policy.extend_to_working_day}
          onChange={(event) => onChange({ ...policy, extend_to_working_day: event.target.checked })}
        />
        <Checkbox
          id="withdrawal"
          label="Statutory withdrawal"
          hint={`${law.days} days by law in ${law.countries.length} countries, on a page of its own. Needed when you sell into the EU.`}
          checked={law.enabled}
          onChange={(event) => onChange({ ...policy, statutory_withdrawal: { ...law, enabled: event.target.checked } })}
        />
        <Checkbox
          id="final-sale"
          label="What was sold as final may come back too"
          checked={policy.final_sale === 'allow'}
          onChange={(event) => onChange({ ...policy, final_sale: event.target.checked ? 'allow' : 'refuse' })}
        />
        <Checkbox
          id="bundles"
          label="Sets come back as a whole only"
          hint="Otherwise each part may come back for its share of the price. A part that is at fault always may."
          checked={policy.bundles === 'whole'}
          onChange={(event) => onChange({ ...policy, bundles: event.target.checked ? 'whole' : 'parts' })}
        />
        <Checkbox
          id="gifts"
          label="Gifts stay with the shopper"
          hint="Otherwise a gift whose goods go back is to come back too, or its value is taken off; the shopper is told first."
          checked={policy.gifts === 'keep'}
          onChange={(event) => onChange({ ...policy, gifts: event.target.checked ? 'keep' : 'return_or_pay' })}
        />
      </div>
    </Panel>
  );
}

function MoneyFields({ policy, currency, digits, onChange }: PolicyFieldsProps) {
  const fee = policy.restocking_fee;
  const kind = !fee ? 'none' : fee.percent !== undefined ? 'percent' : 'sum';
  const kinds = { none: null, percent: { percent: 10 }, sum: { amount: 0 } };
  return (
    <Panel title="What it costs" id="costs">
      <div className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Select
            id="restocking"
            label="Restocking fee"
            hint="Never where the fault is yours or the courier’s."
            value={kind}
            onChange={(event) =>
              onChange({ ...policy, restocking_fee: kinds[event.target.value as keyof typeof kinds] ?? null })
            }
          >
            <option value="none">none</option>
            <option value="percent">a share of what comes back</option>
            <option value="sum">a sum, once per return</option>
          </Select>
          {fee && kind === 'percent' && (
            <TextInput
              id="restocking-percent"
              label="Percent"
              type="number"
              min={0}
              max={100}
              step="any"
              value={fee.percent ?? ''}
              onChange={(event) => onChange({ ...policy, restocking_fee: { percent: Number(event.target.value) } })}
            />
          )}
          {fee && kind === 'sum' && (
            <AmountInput
              id="restocking-amount"
              label={`Sum (${currency})`}
              amount={fee.amount ?? 0}
              currency={currency}
              digits={digits}
              onAmount={(amount) => onChange({ ...policy, restocking_fee: { ...fee, amount } })}
            />
          )}
        </div>
        <Select
          id="outbound"
          label="What sending it out had cost"
          value={policy.refund_outbound_shipping}
          onChange={(event) =>
            onChange({
              ...policy,
              refund_outbound_shipping: OUTBOUND_SHIPPING.find((one) => one === event.target.value) ?? 'never',
            })
          }
        >
          {OUTBOUND_SHIPPING.map((one) => (
            <option key={one} value={one}>
              {SHIPPING[one]}
            </option>
          ))}
        </Select>
        <ChargeFields policy={policy} onChange={onChange} />
        <DiscountFields policy={policy} currency={currency} digits={digits} onChange={onChange} />
      </div>
    </Panel>
  );
}
