import type { Metadata } from 'next';
import { ContractsPanel } from '@/components/console/carriers/contracts-panel';
import { ScorecardPanels } from '@/components/console/carriers/scorecard-panels';
import { SharePanel } from '@/components/console/carriers/share-panel';
import { SpanTabs } from '@/components/console/carriers/span-tabs';
import { PageTitle } from '@/components/console/layout/page-title';
import { BackLink } from '@/components/ui/back-link';
import { buttonClasses } from '@/components/ui/button';
import { loadCarrier } from '@/lib/contracts/loaders';

export const metadata: Metadata = { title: 'Carrier' };

type Props = {
  params: Promise<{ shop: string; carrier: string }>;
  searchParams: Promise<Record<string, unknown>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop, carrier } = await params;
  const page = await loadCarrier(shop, decodeURIComponent(carrier), await searchParams);
  const base = `/console/${shop}/carriers`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="-mb-3">
        <BackLink href={base}>Carriers</BackLink>
      </div>
      <PageTitle
        below="What it promises, what it keeps."
        action={<SpanTabs base={`${base}/${encodeURIComponent(page.carrier)}`} days={page.days} />}
      >
        {page.name}
      </PageTitle>
      <ContractsPanel shop={shop} page={page} />
      <ScorecardPanels scorecard={{ ...page.scorecard, alerts: [] }} title="How it does" />
      <SharePanel shop={shop} carrier={page.carrier} days={page.days} links={page.links} mayWrite={page.mayWrite} />
      {!page.scorecard.isEmpty && (
        <p>
          <a
            href={`/api/console/${shop}/carriers/scorecard?${new URLSearchParams({ days: String(page.days), carrier: page.carrier })}`}
            className={buttonClasses('plain')}
            download
          >
            Download as a table (CSV)
          </a>
        </p>
      )}
    </div>
  );
}
