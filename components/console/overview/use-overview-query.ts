import { useQuery } from '@tanstack/react-query';
import type { Overview } from '@/lib/console/types';
import { readJson } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export const overviewKeys = { all: (shop: string) => [shop, 'overview'] as const };

/** The first screen fills through the day while it is open. */
export function useOverview(shop: string, first: Overview) {
  return useQuery({
    queryKey: overviewKeys.all(shop),
    queryFn: ({ signal }) => readJson<Overview>(`/api/console/${shop}/overview`, signal),
    initialData: first,
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}
