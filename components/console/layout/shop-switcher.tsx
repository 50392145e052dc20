'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { ROLES } from '@/components/console/settings/role-words';
import type { StaffRole } from '@/lib/core/constants';

export type OwnShop = { slug: string; name: string; role: StaffRole };

/** The shop one is in, the others one works for, and, for its owner, another to open. */
export function ShopSwitcher({ here, shops }: { here: OwnShop; shops: OwnShop[] }) {
  const box = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  const close = () => {
    if (box.current) box.current.open = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(close, [path]);
  const others = shops.filter(({ slug }) => slug !== here.slug);
  if (others.length === 0 && here.role !== 'owner') return null;
  return (
    <details
      ref={box}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        box.current?.querySelector('summary')?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary className="flex size-8 cursor-pointer list-none items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="sr-only">Your shops</span>
        <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute right-0 z-20 mt-1 grid w-64 gap-1 rounded-card border border-line bg-card p-2 shadow-card lg:right-auto lg:left-0">
        <ul className="grid max-h-80 gap-1 overflow-y-auto">
          {[here, ...others].map(({ slug, name, role }) => (
            <li key={slug}>
              <Link
                href={`/console/${slug}`}
                aria-current={slug === here.slug ? 'true' : undefined}
                className="grid rounded-control px-3 py-2 no-underline hover:bg-sunken aria-[current]:bg-lamp-soft"
              >
                <span className="truncate font-semibold">{name}</span>
                <span className="text-sm text-muted">{ROLES[role].name}</span>
              </Link>
            </li>
          ))}
        </ul>
        <Link
          href={`/console/${here.slug}/settings/brands`}
          className="rounded-control border-t border-line px-3 py-2 text-sm font-semibold no-underline hover:bg-sunken"
        >
          {here.role === 'owner' ? 'Your brands, and another one …' : 'Your brands'}
        </Link>
      </div>
    </details>
  );
}
