import { Checkbox } from '@/components/ui/checkbox';
import { CHARGE_TYPES, type ChargeType } from '@/lib/orders/constants';
import { USUAL_CHARGES } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';

const WORDS: Record<ChargeType, string> = {
  duty: 'Customs duties',
  import_tax: 'Import taxes',
  tip: 'Tips',
  donation: 'Donations',
  fee: 'Fees',
};

/** Sums beside goods and delivery that an order may have had; ticked, they go back with the goods. */
export function ChargeFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const rules = policy.refund_charges ?? {};
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-semibold">Paid back with the goods, where an order had them</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {CHARGE_TYPES.map((type) => (
          <Checkbox
            key={type}
            id={`charge-${type}`}
            label={WORDS[type]}
            checked={(rules[type] ?? USUAL_CHARGES[type]) === 'with_goods'}
            onChange={(event) =>
              onChange({
                ...policy,
                refund_charges: { ...rules, [type]: event.target.checked ? 'with_goods' : 'never' },
              })
            }
          />
        ))}
      </div>
      <p className="text-sm text-muted">A withdrawal by law gives back duties, import taxes and fees in any case.</p>
    </fieldset>
  );
}
