import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReturnTab } from '@/lib/console/constants';
import type { ReturnDetail, ReturnList } from '@/lib/console/types';
import { readJson } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export const returnsKeys = {
  all: (shop: string) => [shop, 'returns'] as const,
  list: (shop: string, query: { tab: ReturnTab; q: string }) => [shop, 'returns', 'list', query] as const,
  detail: (shop: string, id: string) => [shop, 'returns', 'detail', id] as const,
};

/** The queue: the first page comes with the document, then it keeps itself fresh. */
export function useReturnList(shop: string, query: { tab: ReturnTab; q: string }, first: ReturnList) {
  return useInfiniteQuery({
    queryKey: returnsKeys.list(shop, query),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...query, ...(pageParam && { cursor: pageParam }) });
      return readJson<ReturnList>(`/api/console/${shop}/returns?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}

/** One return, asked again often enough to see what a colleague does. */
export function useReturn(shop: string, first: ReturnDetail) {
  return useQuery({
    queryKey: returnsKeys.detail(shop, first.id),
    queryFn: ({ signal }) => readJson<ReturnDetail>(`/api/console/${shop}/returns/${first.id}`, signal),
    initialData: first,
    staleTime: STALE.detail,
    refetchInterval: POLL.list,
  });
}
