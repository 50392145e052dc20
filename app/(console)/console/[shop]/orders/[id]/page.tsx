import type { Metadata } from 'next';
import { ComeBack } from '@/components/console/orders/come-back';
import { OrderDesk } from '@/components/console/orders/order-desk';
import { loadComeBack, loadOrder } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Order' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  const [order, { rows, mayOpen }] = await Promise.all([loadOrder(shop, id), loadComeBack(shop, id)]);
  return (
    <OrderDesk
      shop={shop}
      first={order}
      comeBack={<ComeBack rows={rows} href={mayOpen ? `/console/${shop}/orders/${id}/return` : null} />}
    />
  );
}
