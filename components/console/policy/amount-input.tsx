'use client';

import { useState } from 'react';
import { TextInput } from '@/components/ui/field';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import { decimalString } from '@/lib/core/money';

/** Money as people type it; `onAmount` hears minor units, and only those it could read. Empty is nothing. */
export function AmountInput({
  id,
  label,
  hint,
  amount,
  currency,
  digits,
  onAmount,
}: {
  id: string;
  label: string;
  hint?: string;
  amount: number;
  currency: string;
  digits: number;
  onAmount: (amount: number) => void;
}) {
  const [text, setText] = useState(amount === 0 ? '' : decimalString({ amount, currency }));
  const read = text.trim() === '' ? 0 : parseAmount(text.trim(), digits);
  return (
    <TextInput
      id={id}
      label={label}
      hint={hint}
      error={read === null ? `Write it like ${digits === 0 ? '500' : '4.95'}` : null}
      value={text}
      placeholder="free"
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => {
        setText(event.target.value);
        const next = event.target.value.trim() === '' ? 0 : parseAmount(event.target.value.trim(), digits);
        if (next !== null) onAmount(next);
      }}
    />
  );
}
