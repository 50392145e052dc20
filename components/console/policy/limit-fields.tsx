import { TextInput } from '@/components/ui/field';
import type { Policy } from '@/lib/policies/schema';

type Limits = NonNullable<Policy['limits']>;

const read = (text: string): number | null => (text.trim() === '' ? null : Math.max(1, Math.trunc(Number(text)) || 1));

/** Numbers beyond which a person looks before a return is approved. Empty: no number is too many. */
export function LimitFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const limits: Limits = policy.limits ?? {};
  const set = (change: Partial<Limits>) => {
    const next = { ...limits, ...change };
    const isEmpty = !next.per_customer && !next.per_customer_day && !next.per_order && !next.per_customer_kept;
    onChange({ ...policy, limits: isEmpty ? null : next });
  };
  const customer = limits.per_customer ?? null;
  const kept = limits.per_customer_kept ?? null;
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-sm text-muted">
        Beyond these numbers a return waits for somebody’s yes instead of being approved at once. Nobody is refused by a
        number, returns that came to nothing do not count, and neither does a withdrawal by law.
      </p>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          id="limit-customer"
          label="Returns of one shopper"
          hint="Empty: as many as they like."
          type="number"
          min={1}
          max={1000}
          value={customer?.returns ?? ''}
          onChange={(event) => {
            const returns = read(event.target.value);
            set({ per_customer: returns === null ? null : { returns, days: customer?.days ?? 90 } });
          }}
        />
        {customer && (
          <TextInput
            id="limit-days"
            label="Within so many days"
            type="number"
            min={1}
            max={730}
            value={customer.days}
            onChange={(event) => set({ per_customer: { ...customer, days: read(event.target.value) ?? 1 } })}
          />
        )}
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          id="limit-day"
          label="Returns of one shopper in a day"
          type="number"
          min={1}
          max={1000}
          value={limits.per_customer_day ?? ''}
          onChange={(event) => set({ per_customer_day: read(event.target.value) })}
        />
        <TextInput
          id="limit-order"
          label="Returns of one order"
          type="number"
          min={1}
          max={1000}
          value={limits.per_order ?? ''}
          onChange={(event) => set({ per_order: read(event.target.value) })}
        />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          id="limit-kept"
          label="Returns in which one shopper keeps something"
          hint="Paid back and nothing sent. Empty: as many as they like."
          type="number"
          min={1}
          max={1000}
          value={kept?.returns ?? ''}
          onChange={(event) => {
            const returns = read(event.target.value);
            set({ per_customer_kept: returns === null ? null : { returns, days: kept?.days ?? 90 } });
          }}
        />
        {kept && (
          <TextInput
            id="limit-kept-days"
            label="Within so many days"
            type="number"
            min={1}
            max={730}
            value={kept.days}
            onChange={(event) => set({ per_customer_kept: { ...kept, days: read(event.target.value) ?? 1 } })}
          />
        )}
      </div>
    </div>
  );
}
