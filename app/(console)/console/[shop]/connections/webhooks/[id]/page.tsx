import type { Metadata } from 'next';
import { DeliveryList } from '@/components/console/webhooks/delivery-list';
import { EndpointDesk } from '@/components/console/webhooks/endpoint-desk';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { loadEndpoint } from '@/lib/webhooks/loaders';

export const metadata: Metadata = { title: 'What we tell your systems' };

export default async function Page({ params }: { params: Promise<{ shop: string; id: string }> }) {
  const { shop, id } = await params;
  const { endpoint, deliveries, mayWrite } = await loadEndpoint(shop, id);
  return (
    <>
      <BackLink href={`/console/${shop}/connections#told`}>What we tell your systems</BackLink>
      <PageHead title={endpoint.name}>
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone={endpoint.badge.tone}>{endpoint.badge.label}</Badge>
          <span className="break-all font-mono text-sm">{endpoint.url}</span>
        </p>
        <p className="mt-2">
          {endpoint.hears}
          {endpoint.events.length > 1 && `: ${endpoint.events.join(', ')}`}.
          {endpoint.overlap && ` Two secrets sign until ${endpoint.overlap}.`}
        </p>
      </PageHead>
      <div className="grid gap-8">
        {endpoint.trouble && <Notice tone="warn">{endpoint.trouble}</Notice>}
        {mayWrite && <EndpointDesk shop={shop} endpoint={endpoint} />}
        <section aria-labelledby="sent" className="grid gap-4">
          <h2 id="sent" className="text-2xl font-normal">
            What it was sent
          </h2>
          <DeliveryList shop={shop} endpointId={endpoint.id} deliveries={deliveries} mayWrite={mayWrite} />
        </section>
      </div>
    </>
  );
}
