import Link from 'next/link';

/** The way back to the list a page belongs to. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="mb-3">
      <Link
        href={href}
        className="inline-flex min-h-8 items-center gap-1.5 text-sm font-semibold text-muted no-underline hover:text-ink"
      >
        <span aria-hidden="true">←</span> {children}
      </Link>
    </p>
  );
}
