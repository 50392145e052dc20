'use client';

import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { currencyExponent } from '@/lib/core/money';
import type { PolicySum } from '@/lib/policies/schema';
import { AmountInput } from './amount-input';

/** A fixed sum in the shop's currency, and what it is in others; an order in a currency without one bears none. */
export function SumField({
  id,
  label,
  sum,
  currency,
  digits,
  onSum,
}: {
  id: string;
  label: string;
  sum: PolicySum;
  currency: string;
  digits: number;
  onSum: (sum: { amount: number; amounts?: { amount: number; currency: string }[] }) => void;
}) {
  const amount = sum.amount ?? 0;
  const others = sum.amounts ?? [];
  const put = (amounts: typeof others) => onSum(amounts.length > 0 ? { amount, amounts } : { amount });
  return (
    <div className="grid gap-3">
      <AmountInput
        id={id}
        label={`${label} (${currency})`}
        amount={amount}
        currency={currency}
        digits={digits}
        onAmount={(next) => onSum(others.length > 0 ? { amount: next, amounts: others } : { amount: next })}
      />
      {others.map((money, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the currency itself is being typed
        <div key={index} className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-start gap-2">
          <TextInput
            id={`${id}-currency-${index}`}
            label="Currency"
            maxLength={3}
            autoComplete="off"
            value={money.currency}
            onChange={(event) =>
              put(
                others.map((one, at) => (at === index ? { ...one, currency: event.target.value.toUpperCase() } : one)),
              )
            }
          />
          <AmountInput
            key={money.currency}
            id={`${id}-amount-${index}`}
            label="Sum"
            amount={money.amount}
            currency={/^[A-Z]{3}$/.test(money.currency) ? money.currency : currency}
            digits={/^[A-Z]{3}$/.test(money.currency) ? currencyExponent(money.currency) : digits}
            onAmount={(next) => put(others.map((one, at) => (at === index ? { ...one, amount: next } : one)))}
          />
          <Button
            kind="quiet"
            className="mt-6.5"
            aria-label={`Take away the sum in ${money.currency || 'this currency'}`}
            onClick={() => put(others.filter((_, at) => at !== index))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      <p>
        <Button kind="quiet" className="-ml-4" onClick={() => put([...others, { amount: 0, currency: '' }])}>
          Another currency
        </Button>
      </p>
    </div>
  );
}
