'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Select, TextInput } from '@/components/ui/field';
import { PRICE_DIFFERENCES, RESOLUTIONS, type ResolutionType, SECURITIES } from '@/lib/policies/constants';
import { RESOLUTION_WORDS } from '@/lib/policies/rules/policy-words';
import type { Policy, PolicyResolution } from '@/lib/policies/schema';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const DIFFERENCES = {
  settle: 'is paid or paid back',
  waive_up: 'is on us when the other is dearer',
  even: 'must be none',
} satisfies Record<(typeof PRICE_DIFFERENCES)[number], string>;

/** What shoppers choose between; the order is always that of the list. */
export function ResolutionFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const find = (type: ResolutionType) => policy.resolutions.find((one) => one.type === type);
  const put = (resolutions: PolicyResolution[]) => onChange({ ...policy, resolutions });
  const change = (type: ResolutionType, members: Partial<PolicyResolution>) =>
    put(policy.resolutions.map((one) => (one.type === type ? { ...one, ...members } : one)));
  const toggle = (type: ResolutionType, isOn: boolean) =>
    put(
      isOn
        ? RESOLUTIONS.flatMap((one) => find(one) ?? (one === type ? [{ type }] : []))
        : policy.resolutions.filter((one) => one.type !== type),
    );
  const credit = find('store_credit');
  const exchange = find('exchange');
  return (
    <div className="grid gap-4">
      {RESOLUTIONS.map((type) => (
        <div key={type} className="grid gap-3">
          <Checkbox
            id={`resolution-${type}`}
            label={capital(RESOLUTION_WORDS[type])}
            checked={find(type) !== undefined}
            onChange={(event) => toggle(type, event.target.checked)}
          />
          {type === 'store_credit' && credit && (
            <TextInput
              id="credit-bonus"
              className="ml-8 max-w-40"
              label="Percent on top"
              type="number"
              min={0}
              max={100}
              step="any"
              value={credit.bonus?.percent ?? ''}
              placeholder={credit.bonus ? 'a sum, see JSON' : '0'}
              onChange={(event) =>
                change(type, { bonus: event.target.value === '' ? null : { percent: Number(event.target.value) } })
              }
            />
          )}
          {type === 'exchange' && exchange && (
            <div className="ml-8 grid gap-3 sm:grid-cols-2">
              <Select
                id="exchange-scope"
                label="For"
                value={exchange.scope ?? 'variant'}
                onChange={(event) => change(type, { scope: event.target.value === 'any' ? 'any' : 'variant' })}
              >
                <option value="variant">another size or colour</option>
                <option value="any">anything in the shop</option>
              </Select>
              <Select
                id="exchange-difference"
                label="A difference in price"
                value={exchange.price_difference ?? 'settle'}
                onChange={(event) =>
                  change(type, { price_difference: PRICE_DIFFERENCES.find((one) => one === event.target.value) })
                }
              >
                {PRICE_DIFFERENCES.map((one) => (
                  <option key={one} value={one}>
                    {DIFFERENCES[one]}
                  </option>
                ))}
              </Select>
              <Select
                id="exchange-first"
                label="The new one may go first"
                value={exchange.sends_first?.secured_by ?? ''}
                onChange={(event) => {
                  const secured = SECURITIES.find((one) => one === event.target.value);
                  change(type, {
                    sends_first: secured ? { secured_by: secured, days: exchange.sends_first?.days ?? 14 } : null,
                  });
                }}
              >
                <option value="">no, it waits for the old one</option>
                <option value="deposit">against a deposit, back when the old one is here</option>
                <option value="deadline">on their word, asked to pay if the old one is late</option>
              </Select>
              {exchange.sends_first && (
                <TextInput
                  id="exchange-first-days"
                  label="Days to hand over the old one"
                  type="number"
                  min={1}
                  max={90}
                  value={exchange.sends_first.days}
                  onChange={(event) =>
                    exchange.sends_first &&
                    change(type, {
                      sends_first: { ...exchange.sends_first, days: Math.round(Number(event.target.value)) },
                    })
                  }
                />
              )}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
