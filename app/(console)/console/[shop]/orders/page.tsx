import type { Metadata } from 'next';
import { OrdersList } from '@/components/console/orders/orders-list';
import { loadOrderList } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Orders' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, query } = await loadOrderList(shop, await searchParams);
  return <OrdersList shop={shop} query={query} first={list} />;
}
