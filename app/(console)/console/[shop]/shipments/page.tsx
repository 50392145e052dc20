import type { Metadata } from 'next';
import { DependencyNotice } from '@/components/console/carriers/dependency-notice';
import { CaseQueue } from '@/components/console/shipments/case-queue';
import { loadCaseList } from '@/lib/cases/loaders';
import { loadDependencies } from '@/lib/contracts/loaders';

export const metadata: Metadata = { title: 'Shipments' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, query } = await loadCaseList(shop, await searchParams);
  return (
    <>
      <DependencyNotice shop={shop} found={await loadDependencies(shop)} />
      <CaseQueue shop={shop} query={query} first={list} />
    </>
  );
}
