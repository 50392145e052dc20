import type { ReactNode } from 'react';
import { classes } from './class-names';

const TONES = {
  info: 'border-line bg-sunken',
  good: 'border-good bg-good-soft',
  bad: 'border-bad bg-bad-soft',
  warn: 'border-warn bg-warn-soft',
};

/** A message in the flow of the page; `live` ones are announced. */
export function Notice({
  tone = 'info',
  live = false,
  children,
}: {
  tone?: keyof typeof TONES;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={classes('rounded-control border-l-4 px-4 py-3', TONES[tone])}
    >
      {children}
    </div>
  );
}
