'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { TabLinks } from '@/components/ui/tab-links';
import { NOTIFICATION_EVENTS, NOTIFICATION_STATES } from '@/lib/notifications/constants';
import type { Outbox } from '@/lib/notifications/queries/read-outbox';
import { STATE_BADGES, sayEvent } from '@/lib/notifications/rules/word-message';
import { type OutboxFilter, useOutboxQuery } from './use-outbox-query';

const EMPTY: Record<string, [title: string, text: string]> = {
  failed: ['No mail was refused', 'When a mail server will not take one, you find it here and can send it again.'],
  queued: ['Nothing is waiting to go out', 'Messages leave within seconds of what they tell of.'],
  dropped: ['Nothing was held back', 'A message that is no longer true when its turn comes is not sent.'],
};

/** Every mail to a shopper, newest first. */
export function MessageList({ shop, filter, first }: { shop: string; filter: OutboxFilter; first: Outbox }) {
  const router = useRouter();
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useOutboxQuery(shop, filter, first);
  const rows = data.pages.flatMap((page) => page.rows);
  const failed = data.pages[0]?.failed ?? 0;
  const href = (state: string | null, event: string | null) => {
    const search = new URLSearchParams({ ...(state && { state }), ...(event && { event }) });
    return `/console/${shop}/notifications${search.size > 0 ? `?${search}` : ''}`;
  };
  const [title, text] = EMPTY[filter.state ?? ''] ?? [
    'Nobody has been written to yet',
    'When a parcel moves or a return is decided, the mail about it appears here.',
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <TabLinks
          label="Messages by state"
          tabs={[
            { href: href(null, filter.event), text: 'All', isHere: filter.state === null },
            ...NOTIFICATION_STATES.map((state) => ({
              href: href(state, filter.event),
              text: STATE_BADGES[state].label,
              count: state === 'failed' ? failed : null,
              isHere: filter.state === state,
            })),
          ]}
        />
        <select
          aria-label="What they are about"
          className="min-h-10 rounded-control border border-line bg-card px-3 py-1.5 text-sm font-semibold hover:border-edge"
          value={filter.event ?? ''}
          onChange={(event) => router.replace(href(filter.state, event.target.value || null), { scroll: false })}
        >
          <option value="">About anything</option>
          {NOTIFICATION_EVENTS.map((event) => (
            <option key={event} value={event}>
              {sayEvent(event)}
            </option>
          ))}
        </select>
      </div>
      {isError && <Notice tone="warn">We cannot reach the server just now. This is what we knew last.</Notice>}
      <Panel className="p-0!">
        {rows.length === 0 ? (
          <Empty title={title}>{text}</Empty>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.id}>
                <Link
                  href={row.href}
                  className="grid gap-x-4 gap-y-1 px-5 py-3.5 no-underline hover:bg-sunken sm:grid-cols-[10rem_minmax(0,1fr)_auto] sm:items-baseline"
                >
                  <span className="truncate font-semibold">{row.to}</span>
                  <span className="min-w-0">
                    <span className="block truncate">{row.subject ?? row.about}</span>
                    <span className="block break-words text-sm text-muted">
                      {[row.subject && row.about, row.order, row.why].filter(Boolean).join(' · ')}
                    </span>
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
