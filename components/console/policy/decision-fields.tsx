import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { PAY_MOMENTS, type PayMoment } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';
import type { PolicyFieldsProps } from './policy-form';
import { SumField } from './sum-field';

const MOMENTS = {
  first_scan: 'when the courier has scanned the parcel',
  receipt: 'when one of you has said that the parcel is here',
  inspection: 'when what came has been checked in',
} satisfies Record<(typeof PAY_MOMENTS)[number], string>;

/** The careful moment never comes before the usual one. */
function withMoment(pays: Policy['auto_refund'], on: PayMoment): NonNullable<Policy['auto_refund']> {
  const careful = pays?.careful;
  const isLater = careful && PAY_MOMENTS.indexOf(careful) >= PAY_MOMENTS.indexOf(on);
  return { ...pays, on, ...(careful && !isLater ? { careful: on } : {}) };
}

export function DecisionFields({ policy, currency, digits, onChange }: PolicyFieldsProps) {
  const pays = policy.auto_refund;
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
        <div className="grid items-start gap-4">
          <Select
            id="auto-refund"
            label="Paid by itself"
            hint="What a rule sends to review, what you hold and what you asked about always waits."
            value={pays?.on ?? 'never'}
            onChange={(event) => {
              const on = PAY_MOMENTS.find((one) => one === event.target.value);
              onChange({ ...policy, auto_refund: on ? withMoment(pays, on) : null });
            }}
          >
            <option value="never">never: a person pays each</option>
            {PAY_MOMENTS.map((one) => (
              <option key={one} value={one}>
                {MOMENTS[one]}
              </option>
            ))}
          </Select>
          {pays && (
            <div className="grid gap-3">
              <Checkbox
                id="auto-refund-limited"
                label="Only up to a sum"
                checked={pays.up_to !== undefined}
                onChange={(event) =>
                  onChange({
                    ...policy,
                    auto_refund: { ...pays, up_to: event.target.checked ? { amount: 0 } : undefined },
                  })
                }
              />
              {pays.up_to && (
                <SumField
                  id="auto-refund-sum"
                  label="At most"
                  sum={pays.up_to}
                  currency={currency}
                  digits={digits}
                  onSum={(up_to) => onChange({ ...policy, auto_refund: { ...pays, up_to } })}
                />
              )}
            </div>
          )}
          {pays && (
            <Select
              id="auto-refund-careful"
              label="Where something speaks against it"
              hint="A shopper you have noted something about, a number that is reached, a parcel that weighed oddly and was looked at."
              value={pays.careful ?? 'person'}
              onChange={(event) => {
                const careful = PAY_MOMENTS.find((one) => one === event.target.value) ?? null;
                onChange({ ...policy, auto_refund: { ...pays, careful } });
              }}
            >
              <option value="person">a person pays it</option>
              {PAY_MOMENTS.slice(PAY_MOMENTS.indexOf(pays.on)).map((one) => (
                <option key={one} value={one}>
                  {MOMENTS[one]}
                </option>
              ))}
            </Select>
          )}
        </div>
      </div>
    </Panel>
  );
}
