'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { OUTBOUND_SHIPPING, WINDOW_STARTS } from '@/lib/policies/constants';
import { START_WORDS } from '@/lib/policies/rules/policy-words';
import type { Policy } from '@/lib/policies/schema';
import { AmountInput } from './amount-input';
import { MethodFields } from './method-fields';
import { ResolutionFields } from './resolution-fields';

type Props = { policy: Policy; currency: string; digits: number; onChange: (policy: Policy) => void };

const SHIPPING = {
  never: 'is not paid back',
  full_return: 'is paid back when the whole order returns',
  always: 'is always paid back',
} satisfies Record<(typeof OUTBOUND_SHIPPING)[number], string>;

/** The members of a policy that most shops change; rules and reasons are left as they stand. */
export function PolicyForm(props: Props) {
  return (
    <div className="grid gap-6">
      <WindowFields {...props} />
      <Panel title="What shoppers choose between" id="resolutions">
        <ResolutionFields {...props} />
      </Panel>
      <Panel title="How it comes back" id="methods">
        <MethodFields {...props} />
      </Panel>
      <MoneyFields {...props} />
      <DecisionFields {...props} />
    </div>
  );
}

function WindowFields({ policy, onChange }: Props) {
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
      </div>
    </Panel>
  );
}

function MoneyFields({ policy, currency, digits, onChange }: Props) {
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
      </div>
    </Panel>
  );
}

function DecisionFields({ policy, onChange }: Props) {
  return (
    <Panel title="Who decides" id="decides">
      <div className="grid gap-4">
        <Checkbox
          id="auto-approve"
          label="Approve at once what is eligible"
          hint="Otherwise a person approves each. What a rule sends to review always waits."
          checked={policy.auto_approve}
          onChange={(event) => onChange({ ...policy, auto_approve: event.target.checked })}
        />
        <Checkbox
          id="refund-damaged"
          label="Refund what arrives damaged all the same"
          checked={policy.refund_damaged}
          onChange={(event) => onChange({ ...policy, refund_damaged: event.target.checked })}
        />
      </div>
    </Panel>
  );
}
