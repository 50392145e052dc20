import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { writeOrderNoteAction, writeParcelNoteAction } from '@/lib/console/actions';
import type { OrderFilter } from '@/lib/console/constants';
import type { OrderDetail, OrderList } from '@/lib/console/types';
import { readJson, unwrap } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export const ordersKeys = {
  all: (shop: string) => [shop, 'orders'] as const,
  list: (shop: string, query: { filter: OrderFilter; q: string }) => [shop, 'orders', 'list', query] as const,
  detail: (shop: string, id: string) => [shop, 'orders', 'detail', id] as const,
};

export function useOrderList(shop: string, query: { filter: OrderFilter; q: string }, first: OrderList) {
  return useInfiniteQuery({
    queryKey: ordersKeys.list(shop, query),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...query, ...(pageParam && { cursor: pageParam }) });
      return readJson<OrderList>(`/api/console/${shop}/orders?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}

export function useOrder(shop: string, first: OrderDetail) {
  return useQuery({
    queryKey: ordersKeys.detail(shop, first.id),
    queryFn: ({ signal }) => readJson<OrderDetail>(`/api/console/${shop}/orders/${first.id}`, signal),
    initialData: first,
    staleTime: STALE.detail,
    refetchInterval: POLL.list,
  });
}

/** Writes what the shopper reads on their page: at the top of the order, or beside a parcel. */
export function useNote(shop: string, on: { orderId: string; shipmentId?: string }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) =>
      unwrap(
        on.shipmentId
          ? await writeParcelNoteAction({ shop, shipmentId: on.shipmentId, note })
          : await writeOrderNoteAction({ shop, orderId: on.orderId, note }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ordersKeys.detail(shop, on.orderId) }),
  });
}
