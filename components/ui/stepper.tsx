'use client';

import { useId } from 'react';

const STEP =
  'grid h-9 w-8 shrink-0 place-items-center text-lg leading-none text-muted hover:text-ink disabled:opacity-40';

/** A small count with a hand on either side. */
export function Stepper({
  label,
  value,
  max,
  onChange,
}: {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const set = (next: number) => onChange(Math.max(0, Math.min(max, Math.trunc(next) || 0)));
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-semibold text-muted">
        {label}
      </label>
      <div className="flex items-center rounded-control border border-edge bg-card">
        <button
          type="button"
          className={STEP}
          disabled={value <= 0}
          aria-label={`One less: ${label}`}
          onClick={() => set(value - 1)}
        >
          −
        </button>
        <input
          id={id}
          inputMode="numeric"
          className="h-9 w-full min-w-8 bg-transparent text-center tabular-nums"
          value={value}
          onChange={(event) => set(Number(event.target.value.replace(/\D/g, '')))}
        />
        <button
          type="button"
          className={STEP}
          disabled={value >= max}
          aria-label={`One more: ${label}`}
          onClick={() => set(value + 1)}
        >
          +
        </button>
      </div>
    </div>
  );
}
