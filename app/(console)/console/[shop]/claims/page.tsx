import type { Metadata } from 'next';
import { ClaimsList } from '@/components/console/claims/claim-list';
import { loadClaimList } from '@/lib/claims/loaders';

export const metadata: Metadata = { title: 'Claims' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { list, state } = await loadClaimList(shop, await searchParams);
  return <ClaimsList shop={shop} state={state} first={list} />;
}
