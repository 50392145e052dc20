import { Checkbox } from '@/components/ui/checkbox';
import type { PolicyFieldsProps } from './policy-form';
import { SumField } from './sum-field';

/** Whether a discount that what stays no longer earns is taken back, and from which worth of goods orders have one. */
export function DiscountFields({ policy, currency, digits, onChange }: PolicyFieldsProps) {
  const rule = policy.take_back_discounts;
  return (
    <div className="grid gap-3">
      <Checkbox
        id="take-back-discounts"
        label="Take back a discount that what they keep no longer earns"
        hint="Such as 10% off from €300: five of six go back, and the discount on the sixth is taken off. Never more than the discount, never on a withdrawal, and shoppers see it as a line of its own before they send."
        checked={Boolean(rule)}
        onChange={(event) => onChange({ ...policy, take_back_discounts: event.target.checked ? {} : null })}
      />
      {rule && (
        <div className="grid gap-3 pl-8">
          <Checkbox
            id="take-back-from"
            label="Your orders have it from a fixed sum on"
            hint="Otherwise only orders that name theirs themselves count (discount_from)."
            checked={rule.from !== undefined}
            onChange={(event) =>
              onChange({
                ...policy,
                take_back_discounts: event.target.checked ? { from: { amount: 100 * 10 ** digits } } : {},
              })
            }
          />
          {rule.from && (
            <SumField
              id="take-back-sum"
              label="From"
              sum={rule.from}
              currency={currency}
              digits={digits}
              onSum={(from) => onChange({ ...policy, take_back_discounts: { from } })}
            />
          )}
        </div>
      )}
    </div>
  );
}
