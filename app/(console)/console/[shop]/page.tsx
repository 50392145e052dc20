import type { Metadata } from 'next';
import { DependencyNotice } from '@/components/console/carriers/dependency-notice';
import { OverviewDesk } from '@/components/console/overview/overview-desk';
import { StoppedNotice } from '@/components/console/webhooks/stopped-notice';
import { loadOverview } from '@/lib/console/loaders';
import { loadDependencies } from '@/lib/contracts/loaders';
import { loadStoppedEndpoints } from '@/lib/webhooks/loaders';

export const metadata: Metadata = { title: 'Overview' };

type Props = { params: Promise<{ shop: string }> };

export default async function Page({ params }: Props) {
  const { shop } = await params;
  const first = await loadOverview(shop);
  return (
    <>
      <StoppedNotice shop={shop} endpoints={await loadStoppedEndpoints(shop)} />
      <DependencyNotice shop={shop} found={await loadDependencies(shop)} />
      <OverviewDesk shop={shop} first={first} />
    </>
  );
}
