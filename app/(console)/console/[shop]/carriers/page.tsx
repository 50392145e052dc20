import type { Metadata } from 'next';
import Link from 'next/link';
import { ScorecardPanels } from '@/components/console/carriers/scorecard-panels';
import { SharePanel } from '@/components/console/carriers/share-panel';
import { SpanTabs } from '@/components/console/carriers/span-tabs';
import { PageTitle } from '@/components/console/layout/page-title';
import { buttonClasses } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { loadCarriers } from '@/lib/contracts/loaders';

export const metadata: Metadata = { title: 'Carriers' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { days, scorecard, known, links, claims, mayWrite } = await loadCarriers(shop, await searchParams);
  const base = `/console/${shop}/carriers`;
  const unseen = known.filter(({ carrier }) => !scorecard.carriers.some((one) => one.carrier === carrier));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageTitle
        below="Counted from your own parcels, by the day of the door. Where there are too few, nothing is concluded."
        action={<SpanTabs base={base} days={days} />}
      >
        Who keeps your promises
      </PageTitle>
      <ScorecardPanels
        scorecard={scorecard}
        title="Carriers beside each other"
        hrefOf={(carrier) => `${base}/${encodeURIComponent(carrier)}?days=${days}`}
      />
      {unseen.length > 0 && (
        <Panel id="known" title="Agreed with, not used in this time">
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {unseen.map((one) => (
              <li key={one.carrier}>
                <Link href={`${base}/${encodeURIComponent(one.carrier)}`} className={textLink}>
                  {one.name}
                </Link>{' '}
                <span className="text-muted">{one.text}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel
        id="claims"
        title="Claims"
        action={
          <Link href={`/console/${shop}/claims`} className={textLink}>
            All claims
          </Link>
        }
      >
        <p className="text-muted">{claims.text}</p>
      </Panel>
      <SharePanel shop={shop} carrier={null} days={days} links={links} mayWrite={mayWrite} />
      {!scorecard.isEmpty && (
        <p>
          <a href={`/api/console/${shop}/carriers/scorecard?days=${days}`} className={buttonClasses('plain')} download>
            Download as a table (CSV)
          </a>
        </p>
      )}
    </div>
  );
}
