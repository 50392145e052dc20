import { useInfiniteQuery } from '@tanstack/react-query';
import type { ParcelFilter } from '@/lib/cases/schema';
import type { ParcelList } from '@/lib/cases/types';
import { readJson } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export type ParcelSearch = ParcelFilter;

/** A query as an address says it; what is the usual is left out. */
export const parcelSearchOf = ({ view, ...rest }: ParcelSearch): Record<string, string> => ({
  ...(view !== 'all' && { view }),
  ...Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []))),
});

export function useParcelList(shop: string, query: ParcelSearch, first: ParcelList) {
  return useInfiniteQuery({
    queryKey: [shop, 'shipments', 'all', query],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...parcelSearchOf(query), ...(pageParam && { cursor: pageParam }) });
      return readJson<ParcelList>(`/api/console/${shop}/shipments/all?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}
