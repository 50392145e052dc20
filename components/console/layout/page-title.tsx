import type { ReactNode } from 'react';

/** A page's title as a sentence, with one quiet line beneath. */
export function PageTitle({ children, below, action }: { children: ReactNode; below?: ReactNode; action?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid max-w-[46rem] gap-1.5">
        <h1 className="text-[1.75rem] leading-tight font-normal tracking-tight lg:text-4xl">{children}</h1>
        {below && <p className="text-muted">{below}</p>}
      </div>
      {action}
    </header>
  );
}
