import type { Metadata } from 'next';
import { CaseQueue } from '@/components/console/shipments/case-queue';
import { loadCaseList } from '@/lib/cases/loaders';

export const metadata: Metadata = { title: 'Shipments' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, query } = await loadCaseList(shop, await searchParams);
  return <CaseQueue shop={shop} query={query} first={list} />;
}
