import type { InputHTMLAttributes, ReactNode } from 'react';

/** A box to tick with its label, and a hint below where one helps. */
export function Checkbox({
  label,
  hint,
  ...props
}: InputHTMLAttributes<HTMLInputElement> & { id: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      <input
        type="checkbox"
        className="mt-0.5 size-5 shrink-0 accent-lamp"
        aria-describedby={hint ? `${props.id}-hint` : undefined}
        {...props}
      />
      <div>
        <label htmlFor={props.id} className="font-semibold">
          {label}
        </label>
        {hint && (
          <p id={`${props.id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
