import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConsoleNav } from '@/components/console/layout/console-nav';
import { PorchlightMark } from '@/components/console/layout/porchlight-mark';
import { QueryProvider } from '@/components/console/layout/query-provider';
import { signOutAction } from '@/lib/auth/actions';
import { staffPage } from '@/lib/auth/load-staff';

type Props = { children: ReactNode; params: Promise<{ shop: string }> };

export default async function Layout({ children, params }: Props) {
  const { staff, membership } = await staffPage((await params).shop);
  return (
    <div className="mx-auto grid max-w-[90rem] gap-x-8 gap-y-4 p-4 lg:grid-cols-[13rem_minmax(0,1fr)] lg:p-8">
      <a href="#main" className="sr-only focus:not-sr-only">
        Skip to the page
      </a>
      <header className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-8 lg:h-[calc(100dvh-4rem)]">
        <p className="flex items-center gap-2">
          <PorchlightMark />
          <Link href={`/console/${membership.slug}`} className="truncate font-display text-lg no-underline">
            {membership.name}
          </Link>
        </p>
        <ConsoleNav shop={membership.slug} />
        <div className="hidden gap-1 text-sm text-muted lg:mt-auto lg:grid">
          <a className="hover:text-ink" href={`/s/${membership.slug}`}>
            Open the shop’s pages
          </a>
          {staff.memberships.length > 1 && (
            <Link className="hover:text-ink" href="/console">
              Another shop
            </Link>
          )}
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
