import type { Metadata } from 'next';
import { ReturnsQueue } from '@/components/console/returns/returns-queue';
import { loadReturnList } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'Returns' };

type Props = {
  params: Promise<{ shop: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, query } = await loadReturnList(shop, await searchParams);
  return <ReturnsQueue shop={shop} query={query} first={list} />;
}
