import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { Icon } from './icons';
import type { Translate } from './message-keys';
import type { FormErrorView } from './types';

type Wiring = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: string | undefined;
};

function FieldFrame({ id, label, hint, error, optional, children }: Wiring & { children: ReactNode }) {
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> ({optional})</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      {children}
    </div>
  );
}

const wires = ({ id, hint, error }: Wiring) => ({
  id,
  name: id,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
});

/** An input with its label, hint and error wired to it by id; `id` is also its name unless one is given. */
export function Field({ id, label, hint, error, optional, ...input }: Wiring & InputHTMLAttributes<HTMLInputElement>) {
  const wiring = { id, label, hint, error, optional };
  return (
    <FieldFrame {...wiring}>
      <input {...wires(wiring)} {...input} />
    </FieldFrame>
  );
}

/** The same for words of more than one line. */
export function TextField({
  id,
  label,
  hint,
  error,
  optional,
  ...area
}: Wiring & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const wiring = { id, label, hint, error, optional };
  return (
    <FieldFrame {...wiring}>
      <textarea rows={3} {...wires(wiring)} {...area} />
    </FieldFrame>
  );
}

export const errorFor = (errors: FormErrorView[], field: string) =>
  errors.find((error) => error.field === field)?.message;

/** What is wrong, at the top, each line leading to its control. */
export function FormErrors({ errors, t }: { errors: FormErrorView[]; t: Translate }) {
  if (errors.length === 0) return null;
  return (
    <div className="form-errors" role="alert" tabIndex={-1} id="form-errors">
      <p>
        <Icon name="alert" />
        <strong>{t('form.problem')}</strong>
      </p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
