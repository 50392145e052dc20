import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConsoleNav } from '@/components/console/layout/console-nav';
import { PorchlightMark } from '@/components/console/layout/porchlight-mark';
import { QueryProvider } from '@/components/console/layout/query-provider';
import { ShopSwitcher } from '@/components/console/layout/shop-switcher';
import { signOutAction } from '@/lib/auth/actions';
import { staffPage } from '@/lib/auth/load-staff';
import type { Membership } from '@/lib/auth/require-staff';

type Props = { children: ReactNode; params: Promise<{ shop: string }> };

/** Ids are no business of the browser's. */
const shownShop = ({ slug, name, role }: Membership) => ({ slug, name, role });

export default async function Layout({ children, params }: Props) {
  const { staff, membership } = await staffPage((await params).shop);
  return (
    <div className="mx-auto grid max-w-[90rem] gap-x-8 gap-y-4 p-4 lg:grid-cols-[13rem_minmax(0,1fr)] lg:p-8">
      <a href="#main" className="sr-only focus:not-sr-only">
        Skip to the page
      </a>
      <header className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-8 lg:h-[calc(100dvh-4rem)]">
        <div className="flex items-center gap-2">
          <PorchlightMark />
          <Link href={`/console/${membership.slug}`} className="min-w-0 truncate font-display text-lg no-underline">
            {membership.name}
          </Link>
          <ShopSwitcher here={shownShop(membership)} shops={staff.memberships.map(shownShop)} />
        </div>
        <ConsoleNav shop={membership.slug} />
        <div className="hidden gap-1 text-sm text-muted lg:mt-auto lg:grid">
          <a className="hover:text-ink" href={`/s/${membership.slug}`}>
            Open the shop’s pages
          </a>
          <form action={signOutAction}>
            <button type="submit" className="hover:text-ink">
              Sign out {staff.name}
            </button>
          </form>
        </div>
      </header>
      <main id="main" className="min-w-0 pb-16">
        <QueryProvider>{children}</QueryProvider>
      </main>
    </div>
  );
}
