'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ConnectionsView, InboxRow, InboxTab } from '@/lib/connections/types';
import type { ConsolePage } from '@/lib/console/types';
import { fetchJson } from '../layout/fetch-json';
import { POLL } from '../layout/query-times';

export const connectionsKeys = {
  all: (shop: string) => [shop, 'connections'] as const,
  list: (shop: string) => [shop, 'connections', 'list'] as const,
  inbox: (shop: string, tab: InboxTab, connection: string | null) =>
    [shop, 'connections', 'inbox', tab, connection] as const,
};

/** The connections, watched: a provider's first word shows by itself. */
export const useConnectionsQuery = (shop: string, first: ConnectionsView) =>
  useQuery({
    queryKey: connectionsKeys.list(shop),
    queryFn: ({ signal }) => fetchJson<ConnectionsView>(`/api/console/${shop}/connections`, signal),
    initialData: first,
    refetchInterval: POLL.list,
  });

type Inbox = { shop: string; tab: InboxTab; connection: string | null; first: ConsolePage<InboxRow> };

/** The inbox, page by page, watched. */
export const useInboxQuery = ({ shop, tab, connection, first }: Inbox) =>
  useInfiniteQuery({
    queryKey: connectionsKeys.inbox(shop, tab, connection),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ tab });
      if (connection) search.set('connection', connection);
      if (pageParam) search.set('cursor', pageParam);
      return fetchJson<ConsolePage<InboxRow>>(`/api/console/${shop}/connections/inbox?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    refetchInterval: POLL.list,
  });
