'use client';

import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { METHOD_TYPES } from '@/lib/policies/constants';
import { METHOD_WORDS } from '@/lib/policies/rules/policy-words';
import type { Policy, PolicyMethod } from '@/lib/policies/schema';
import { AmountInput } from './amount-input';

type Props = { policy: Policy; currency: string; digits: number; onChange: (policy: Policy) => void };

/** The ways back and what each costs the shopper. A method's code stays: returns under way name it. */
export function MethodFields({ policy, currency, digits, onChange }: Props) {
  const put = (methods: PolicyMethod[]) => onChange({ ...policy, methods });
  const change = (code: string, members: Partial<PolicyMethod>) =>
    put(policy.methods.map((one) => (one.code === code ? { ...one, ...members } : one)));
  const add = () => {
    const type = METHOD_TYPES.find((one) => !policy.methods.some((method) => method.type === one)) ?? 'label';
    const taken = new Set(policy.methods.map(({ code }) => code));
    let code: string = type;
    for (let number = 2; taken.has(code); number++) code = `${type}_${number}`;
    put([...policy.methods, { code, type }]);
  };
  return (
    <div className="grid gap-4">
      <ul className="grid gap-4">
        {policy.methods.map((method) => (
          <li key={method.code} className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_8rem_auto]">
            <Select
              id={`method-${method.code}`}
              label="With"
              value={method.type}
              onChange={(event) =>
                change(method.code, { type: METHOD_TYPES.find((one) => one === event.target.value) ?? method.type })
              }
            >
              {METHOD_TYPES.map((type) => (
                <option key={type} value={type}>
                  {METHOD_WORDS[type]}
                </option>
              ))}
            </Select>
            <AmountInput
              id={`fee-${method.code}`}
              label={`Costs (${currency})`}
              amount={method.fee?.amount ?? 0}
              currency={currency}
              digits={digits}
              onAmount={(amount) => change(method.code, { fee: { ...method.fee, amount } })}
            />
            <Button
              kind="quiet"
              className="justify-self-start sm:mt-6.5"
              aria-label={`Take away ${METHOD_WORDS[method.type]}`}
              onClick={() => put(policy.methods.filter((one) => one.code !== method.code))}
            >
              Take away
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button onClick={add}>Add a way back</Button>
      </p>
    </div>
  );
}
