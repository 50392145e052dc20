import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { LinkPending } from '../layout/link-pending';

/** Choices side by side, scrolled sideways on a phone. */
export function ChipRow({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 min-w-0 max-w-[calc(100%+2rem)] overflow-x-auto px-4 py-0.5 lg:mx-0 lg:max-w-full lg:px-0.5"
    >
      <ul className="flex min-w-max gap-1.5">{children}</ul>
    </nav>
  );
}

/** One choice, an address of its own. */
export function Chip({
  href,
  isHere,
  count,
  children,
}: {
  href: string;
  isHere: boolean;
  count?: number | null;
  children: string;
}) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={isHere ? 'page' : undefined}
        className={classes(
          'relative inline-flex items-baseline gap-1.5 rounded-full border px-3.5 py-1.5 text-sm font-semibold no-underline',
          isHere
            ? 'border-lamp bg-lamp-soft text-lamp'
            : 'border-line bg-card text-muted hover:border-edge hover:text-ink',
        )}
      >
        {children}
        {typeof count === 'number' && <span className="font-normal tabular-nums">{count}</span>}
        <LinkPending />
      </Link>
    </li>
  );
}
