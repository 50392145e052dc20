import type { ReactNode } from 'react';
import { classes } from './class-names';

/** A sheet of paper on the desk: what belongs together. */
export function Panel({
  title,
  action,
  children,
  className,
  id,
}: {
  title?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
  id?: string;
}) {
  return (
    <section
      className={classes('rounded-card border border-line bg-card p-5 shadow-card', className)}
      aria-labelledby={title && id ? id : undefined}
    >
      {title && (
        <header className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id={id} className="text-lg font-medium">
            {title}
          </h2>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}

/** What an empty place says, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <p className="font-display text-xl">{title}</p>
      {children && <div className="max-w-prose text-muted">{children}</div>}
    </div>
  );
}
