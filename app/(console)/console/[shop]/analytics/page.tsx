import type { Metadata } from 'next';
import { BarList } from '@/components/console/analytics/bar-list';
import { WeekBars } from '@/components/console/analytics/week-bars';
import { PageHead } from '@/components/ui/page-head';
import { Empty, Panel } from '@/components/ui/panel';
import { TabLinks } from '@/components/ui/tab-links';
import { SPANS } from '@/lib/analytics/constants';
import { loadAnalytics } from '@/lib/analytics/loaders';

export const metadata: Metadata = { title: 'Numbers' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { days, promises, delivery, reasons } = await loadAnalytics(shop, await searchParams);
  return (
    <>
      <PageHead
        title="Numbers"
        action={
          <TabLinks
            label="How far back"
            tabs={SPANS.map((span) => ({
              href: `/console/${shop}/analytics?days=${span}`,
              text: span === 365 ? 'A year' : `${span} days`,
              isHere: span === days,
            }))}
          />
        }
      >
        Counted from your own orders. Where there are too few, we say so and draw no conclusions.
      </PageHead>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title="Promises kept" id="promises">
          <div className="grid gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
            <div>
              <p className="font-display text-5xl font-light">{promises.headline ?? '–'}</p>
              <p className="mt-2 text-muted">
                {promises.headline === null && 'Too few to say. '}
                {promises.text}
              </p>
            </div>
            <WeekBars weeks={promises.weeks} highest={promises.highest} />
          </div>
        </Panel>
        <Panel title="Days from dispatch to the door" id="delivery">
          {delivery.length === 0 ? (
            <Empty title="Too few to say">No parcel with a known day of dispatch has arrived in this time.</Empty>
          ) : (
            <>
              <p className="mb-5 text-sm text-muted">
                The bar ends where half had come, the mark where nine of ten had.
              </p>
              <BarList bars={delivery} />
            </>
          )}
        </Panel>
        <Panel title="Why things come back" id="reasons">
          {reasons.length === 0 ? (
            <Empty title="Nothing came back">No return was asked for in this time.</Empty>
          ) : (
            <>
              {!reasons[0]?.isEnough && (
                <p className="mb-5 text-sm text-muted">Too few to say what is usual. Units, as they were asked for:</p>
              )}
              <BarList bars={reasons} />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
