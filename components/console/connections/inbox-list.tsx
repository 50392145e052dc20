'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { TabLinks } from '@/components/ui/tab-links';
import type { ConnectionsView, InboxRow, InboxTab } from '@/lib/connections/types';
import type { ConsolePage } from '@/lib/console/types';
import { useConnectionsQuery, useInboxQuery } from './use-connections-query';

type Props = {
  shop: string;
  tab: InboxTab;
  connection: string | null;
  first: ConsolePage<InboxRow>;
  firstCounts: ConnectionsView;
};

const EMPTY: Record<InboxTab, [title: string, text: string]> = {
  waiting: ['Nothing waits', 'Whatever cannot be placed at once lands here, and is applied when it can be.'],
  understood: ['Nothing has arrived yet', 'As soon as a provider writes, you see here what it said.'],
};

/** What providers sent: what waits for something or somebody, and what was understood. */
export function InboxList({ shop, tab, connection, first, firstCounts }: Props) {
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInboxQuery({
    shop,
    tab,
    connection,
    first,
  });
  const counts = useConnectionsQuery(shop, firstCounts).data;
  const rows = data.pages.flatMap((page) => page.rows);
  const only = counts.connections.find(({ id }) => id === connection);
  const href = (to: InboxTab, of: string | null) =>
    `/console/${shop}/connections?tab=${to}${of ? `&connection=${of}` : ''}#inbox`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <TabLinks
        label="Messages that"
        tabs={[
          {
            href: href('waiting', connection),
            text: 'Waiting',
            count: counts.counts.waiting,
            isHere: tab === 'waiting',
          },
          { href: href('understood', connection), text: 'Understood', isHere: tab === 'understood' },
        ]}
      />
      {connection && (
        <p className="text-sm text-muted">
          Only what {only?.name ?? 'a removed connection'} sent.{' '}
          <Link href={href(tab, null)} className="underline">
            Show everything
          </Link>
        </p>
      )}
      {!connection && (
        <p className="text-sm text-muted">
          {counts.counts.understoodToday.toLocaleString('en')} understood in the last day.
        </p>
      )}
      {isError && <Notice tone="warn">We cannot reach the server just now. This is what we knew last.</Notice>}
      <Panel className="p-0!">
        {rows.length === 0 ? (
          <Empty title={EMPTY[tab][0]}>{EMPTY[tab][1]}</Empty>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.id}>
                <Link
                  href={row.href}
                  className="grid gap-x-4 gap-y-1 px-5 py-3.5 no-underline hover:bg-sunken sm:grid-cols-[9rem_minmax(0,1fr)_auto] sm:items-baseline"
                >
                  <span className="font-semibold">{row.from}</span>
                  <span className="min-w-0">
                    {row.text}
                    {row.detail && <span className="block break-words font-mono text-xs text-muted">{row.detail}</span>}
                  </span>
                  <span className="flex flex-wrap items-center gap-3 text-sm text-muted sm:justify-end">
                    <time dateTime={row.at}>{row.stamp}</time>
                    <Badge tone={row.badge.tone}>{row.badge.label}</Badge>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {hasNextPage && (
        <p className="text-center">
          <Button onClick={() => fetchNextPage()} aria-disabled={isFetchingNextPage}>
            {isFetchingNextPage ? 'Reading on …' : 'Show older ones'}
          </Button>
        </p>
      )}
    </div>
  );
}
