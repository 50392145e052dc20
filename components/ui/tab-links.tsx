import Link from 'next/link';
import { classes } from './class-names';

/** Views of one list, as links: each has an address of its own. */
export function TabLinks({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; text: string; count?: number | null; isHere: boolean }[];
}) {
  return (
    <nav aria-label={label} className="-mx-1 flex max-w-full gap-1 overflow-x-auto px-1 py-1">
      {tabs.map(({ href, text, count, isHere }) => (
        <Link
          key={href}
          href={href}
          scroll={false}
          aria-current={isHere ? 'page' : undefined}
          className={classes(
            'inline-flex min-h-10 items-center gap-2 whitespace-nowrap rounded-full border px-4 text-sm font-semibold no-underline',
            isHere ? 'border-ink bg-ink text-ground' : 'border-line text-muted hover:border-edge hover:text-ink',
          )}
        >
          {text}
          {count ? <span className={isHere ? undefined : 'text-lamp'}>{count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
