import type { Metadata } from 'next';
import { ReturnDesk } from '@/components/console/returns/return-desk';
import { loadReturn } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Return' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  return <ReturnDesk shop={shop} first={await loadReturn(shop, id)} />;
}
