import type { Metadata } from 'next';
import { ShipmentDesk } from '@/components/console/shipments/shipment-desk';
import { loadShipment } from '@/lib/cases/loaders';

export const metadata: Metadata = { title: 'Shipment' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  return <ShipmentDesk shop={shop} first={await loadShipment(shop, id)} />;
}
