import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { classes } from './class-names';

const CONTROL =
  'w-full min-h-10 rounded-control border border-edge bg-card px-3 py-2 text-ink placeholder:text-muted aria-invalid:border-bad disabled:opacity-60';

type Wiring = { label: ReactNode; hint?: ReactNode; error?: string | null; className?: string };

/** Wires a label, a hint and an error to one control. */
function Field({ id, label, hint, error, className, children }: Wiring & { id: string; children: ReactNode }) {
  return (
    <div className={classes('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, error }: Wiring) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

export function TextInput({
  label,
  hint,
  error,
  className,
  ...props
}: Wiring & InputHTMLAttributes<HTMLInputElement> & { id: string }) {
  return (
    <Field id={props.id} label={label} hint={hint} error={error} className={className}>
      <input
        name={props.name ?? props.id}
        className={CONTROL}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(props.id, { label, hint, error })}
        {...props}
      />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...props
}: Wiring & TextareaHTMLAttributes<HTMLTextAreaElement> & { id: string }) {
  return (
    <Field id={props.id} label={label} hint={hint} error={error} className={className}>
      <textarea
        name={props.name ?? props.id}
        rows={3}
        className={CONTROL}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(props.id, { label, hint, error })}
        {...props}
      />
    </Field>
  );
}

export function Select({
  label,
  hint,
  error,
  className,
  children,
  ...props
}: Wiring & SelectHTMLAttributes<HTMLSelectElement> & { id: string }) {
  return (
    <Field id={props.id} label={label} hint={hint} error={error} className={className}>
      <select
        name={props.name ?? props.id}
        className={CONTROL}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(props.id, { label, hint, error })}
        {...props}
      >
        {children}
      </select>
    </Field>
  );
}
