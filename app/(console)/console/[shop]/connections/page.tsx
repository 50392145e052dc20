import type { Metadata } from 'next';
import Link from 'next/link';
import { ConnectionList } from '@/components/console/connections/connection-list';
import { InboxList } from '@/components/console/connections/inbox-list';
import { UnknownCodes } from '@/components/console/connections/unknown-codes';
import { EndpointList } from '@/components/console/webhooks/endpoint-list';
import { buttonClasses } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { loadConnections } from '@/lib/connections/loaders';
import { loadEndpoints } from '@/lib/webhooks/loaders';

export const metadata: Metadata = { title: 'Connections' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { connections, inbox, query, mayWrite } = await loadConnections(shop, await searchParams);
  const { endpoints } = await loadEndpoints(shop);
  return (
    <>
      <PageHead
        title="Connections"
        action={
          mayWrite && (
            <Link href={`/console/${shop}/connections/new`} className={buttonClasses('primary')}>
              Connect something
            </Link>
          )
        }
      >
        Where orders and scans come from, what each source said, and who is told what became of it.
      </PageHead>
      <div className="grid gap-10">
        <ConnectionList shop={shop} first={connections} mayWrite={mayWrite} />
        <UnknownCodes shop={shop} first={connections} />
        <section id="inbox" aria-labelledby="inbox-title" className="grid scroll-mt-6 gap-4">
          <h2 id="inbox-title" className="text-2xl font-normal">
            What arrived
          </h2>
          <InboxList
            key={`${query.tab} ${query.connection}`}
            shop={shop}
            tab={query.tab}
            connection={query.connection}
            first={inbox}
            firstCounts={connections}
          />
        </section>
        <section id="told" aria-labelledby="told-title" className="grid scroll-mt-6 gap-4">
          <h2 id="told-title" className="text-2xl font-normal">
            What we tell your systems
          </h2>
          <EndpointList shop={shop} endpoints={endpoints} mayWrite={mayWrite} />
        </section>
      </div>
    </>
  );
}
