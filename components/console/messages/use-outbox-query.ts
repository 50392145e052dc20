'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Outbox } from '@/lib/notifications/queries/read-outbox';
import { fetchJson } from '../layout/fetch-json';
import { POLL } from '../layout/query-times';

export type OutboxFilter = { state: string | null; event: string | null };

export const outboxKeys = {
  all: (shop: string) => [shop, 'outbox'] as const,
  list: (shop: string, filter: OutboxFilter) => [shop, 'outbox', filter.state, filter.event] as const,
};

/** The outbox, page by page, watched. */
export const useOutboxQuery = (shop: string, filter: OutboxFilter, first: Outbox) =>
  useInfiniteQuery({
    queryKey: outboxKeys.list(shop, filter),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams();
      if (filter.state) search.set('state', filter.state);
      if (filter.event) search.set('event', filter.event);
      if (pageParam) search.set('cursor', pageParam);
      return fetchJson<Outbox>(`/api/console/${shop}/notifications?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    refetchInterval: POLL.list,
  });
