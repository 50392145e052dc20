import type { Metadata } from 'next';
import { MessageList } from '@/components/console/messages/message-list';
import { PageHead } from '@/components/ui/page-head';
import { loadOutbox } from '@/lib/notifications/loaders';

export const metadata: Metadata = { title: 'Messages' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { query, outbox } = await loadOutbox(shop, await searchParams);
  return (
    <>
      <PageHead title="Messages">Every mail to a shopper, as it went out.</PageHead>
      <MessageList
        key={`${query.state} ${query.event}`}
        shop={shop}
        filter={{ state: query.state, event: query.event }}
        first={outbox}
      />
    </>
  );
}
