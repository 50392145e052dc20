'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classes } from '@/components/ui/class-names';

const PLACES = [
  ['', 'Overview'],
  ['/orders', 'Orders'],
  ['/shipments', 'Shipments'],
  ['/returns', 'Returns'],
  ['/carriers', 'Carriers'],
  ['/branding', 'Branding'],
  ['/notifications', 'Messages'],
  ['/policies', 'Policy'],
  ['/connections', 'Connections'],
  ['/analytics', 'Numbers'],
  ['/settings', 'Settings'],
] as const;

export function ConsoleNav({ shop }: { shop: string }) {
  const path = usePathname();
  const base = `/console/${shop}`;
  return (
    <nav aria-label="Console" className="-mx-1 flex gap-1 overflow-x-auto px-1 pb-1 lg:flex-col lg:overflow-visible">
      {PLACES.map(([place, label]) => {
        const href = base + place;
        const here = place === '' ? path === base : path.startsWith(href);
        return (
          <Link
            key={place}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={classes(
              'whitespace-nowrap rounded-control px-3 py-2 text-sm font-semibold no-underline',
              here ? 'bg-lamp-soft text-lamp' : 'text-muted hover:bg-sunken hover:text-ink',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
