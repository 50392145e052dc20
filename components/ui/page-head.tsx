import type { ReactNode } from 'react';

/** The head of a page: what it is about in one phrase, and one sentence more. */
export function PageHead({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pt-2 lg:pt-0">
      <div className="grid min-w-0 max-w-3xl grid-cols-1 gap-2 wrap-anywhere">
        <h1 className="text-3xl font-normal leading-tight tracking-tight lg:text-4xl">{title}</h1>
        {children && <div className="text-base text-muted">{children}</div>}
      </div>
      {action}
    </header>
  );
}
