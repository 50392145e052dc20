import { useInfiniteQuery } from '@tanstack/react-query';
import type { ClaimState } from '@/lib/claims/constants';
import type { ClaimList } from '@/lib/claims/types';
import { readJson } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export function useClaimList(shop: string, state: ClaimState | null, first: ClaimList) {
  return useInfiniteQuery({
    queryKey: [shop, 'claims', 'list', state],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...(state && { state }), ...(pageParam && { cursor: pageParam }) });
      return readJson<ClaimList>(`/api/console/${shop}/claims?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}
