import type { Metadata } from 'next';
import { Walk } from '@/components/console/branding/walk';
import { BackLink } from '@/components/ui/back-link';
import { staffPage } from '@/lib/auth/load-staff';
import { loadWalk } from '@/lib/branding/loaders';
import { WALKERS, walkOf } from '@/lib/branding/rules/walk-steps';

export const metadata: Metadata = { title: 'Walk the journey' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const gate = await staffPage((await params).shop);
  const { as, step, lang } = await searchParams;
  const walk = await loadWalk(gate, gate.membership.slug);
  const walker = WALKERS.find((one) => one === as) ?? 'guest';
  const first = walkOf(walker).find(({ id }) => id === step) ?? walkOf(walker)[0];
  return (
    <div className="grid gap-6">
      <header className="grid gap-1">
        <BackLink href={`/console/${walk.shop}/branding`}>Branding</BackLink>
        <h1 className="text-3xl font-medium">Walk the journey</h1>
        <p className="max-w-prose text-muted">
          One order from the purchase to the return, every page and every mail as a shopper meets it, with your goods
          and your policy. Nothing is sent and nothing is kept. The arrow keys go on and back.
        </p>
      </header>
      <Walk
        {...walk}
        start={{
          as: walker,
          step: first?.id ?? '',
          lang: walk.locales.find((one) => one === lang) ?? walk.locales[0] ?? 'en',
        }}
      />
    </div>
  );
}
