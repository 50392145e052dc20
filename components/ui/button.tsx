import type { ButtonHTMLAttributes } from 'react';
import { classes } from './class-names';

const KINDS = {
  primary: 'bg-lamp text-on-lamp hover:brightness-110 border-transparent',
  plain: 'bg-card text-ink border-line hover:border-edge',
  danger: 'bg-card text-bad border-line hover:border-bad',
  quiet: 'bg-transparent text-muted border-transparent hover:text-ink hover:bg-sunken',
};
export type ButtonKind = keyof typeof KINDS;

/** Looks of a button, for links that act like one. */
export const buttonClasses = (kind: ButtonKind = 'plain', extra?: string): string =>
  classes(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-control border px-4 py-2 text-sm font-semibold no-underline transition',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60',
    KINDS[kind],
    extra,
  );

export function Button({
  kind = 'plain',
  className,
  type = 'button',
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }) {
  return <button type={type} className={buttonClasses(kind, className)} {...props} />;
}
