import type { Metadata } from 'next';
import { ScorecardPanels } from '@/components/console/carriers/scorecard-panels';
import { PageTitle } from '@/components/console/layout/page-title';
import { PorchlightMark } from '@/components/console/layout/porchlight-mark';
import { loadSharedScorecard } from '@/lib/contracts/loaders';

export const metadata: Metadata = { title: 'Scorecard', robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string }> };

/** A scorecard for somebody without an account: whoever holds the link sees this and nothing else. */
export default async function Page({ params }: Props) {
  const { shop, of, days, until, scorecard } = await loadSharedScorecard((await params).token);
  return (
    <main className="mx-auto grid max-w-[75rem] grid-cols-[minmax(0,1fr)] gap-6 p-4 lg:p-10">
      <p className="flex items-center gap-2 font-display text-lg">
        <PorchlightMark /> {shop}
      </p>
      <PageTitle
        below={`The last ${days} days, counted from ${shop}’s own parcels by the day of the door. This page is open until ${until}.`}
      >
        {of}, as {shop} sees it
      </PageTitle>
      <ScorecardPanels scorecard={scorecard} title="How it does" />
    </main>
  );
}
