import type { Metadata } from 'next';
import { ParcelListDesk } from '@/components/console/shipments/parcel-list';
import { loadParcelList } from '@/lib/cases/loaders';

export const metadata: Metadata = { title: 'All parcels' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, query } = await loadParcelList(shop, await searchParams);
  return <ParcelListDesk shop={shop} query={query} first={list} />;
}
