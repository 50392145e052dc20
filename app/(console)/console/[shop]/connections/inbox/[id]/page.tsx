import type { Metadata } from 'next';
import { PayloadView } from '@/components/console/connections/payload-view';
import { ReplayButton } from '@/components/console/connections/replay-button';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { PageHead } from '@/components/ui/page-head';
import { loadInboxMessage } from '@/lib/connections/loaders';

export const metadata: Metadata = { title: 'A message that arrived' };

export default async function Page({ params }: { params: Promise<{ shop: string; id: string }> }) {
  const { shop, id } = await params;
  const message = await loadInboxMessage(shop, id);
  return (
    <>
      <BackLink href={`/console/${shop}/connections#inbox`}>What arrived</BackLink>
      <PageHead title={message.text}>
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone={message.badge.tone}>{message.badge.label}</Badge>
          <span>
            From {message.from}, <time dateTime={message.at}>{message.stamp}</time>.
          </span>
        </p>
        {message.detail && <p className="mt-2 break-words font-mono text-sm">{message.detail}</p>}
      </PageHead>
      <div className="grid gap-6">
        {message.mayReplay && <ReplayButton shop={shop} id={message.id} />}
        <PayloadView body={message.body} pretty={message.pretty} isCut={message.isCut} />
      </div>
    </>
  );
}
