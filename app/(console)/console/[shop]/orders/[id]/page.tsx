import type { Metadata } from 'next';
import { OrderDesk } from '@/components/console/orders/order-desk';
import { loadOrder } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Order' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  return <OrderDesk shop={shop} first={await loadOrder(shop, id)} />;
}
