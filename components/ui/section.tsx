import type { ReactNode } from 'react';

/** A part of a long page: what it is for on the left, the thing itself on the right; one below the other on a phone. */
export function Section({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 first-of-type:border-t-0 first-of-type:pt-0 xl:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <header className="grid max-w-prose content-start gap-1.5">
        <h2 id={id} className="text-xl font-medium">
          {title}
        </h2>
        {text && <div className="text-sm text-muted">{text}</div>}
      </header>
      <div className="grid min-w-0 max-w-4xl content-start gap-4">{children}</div>
    </section>
  );
}
