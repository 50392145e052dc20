import type { Metadata } from 'next';
import { OverviewDesk } from '@/components/console/overview/overview-desk';
import { loadOverview } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Overview' };

type Props = { params: Promise<{ shop: string }> };

export default async function Page({ params }: Props) {
  const { shop } = await params;
  return <OverviewDesk shop={shop} first={await loadOverview(shop)} />;
}
