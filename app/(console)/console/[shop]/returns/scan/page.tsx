import type { Metadata } from 'next';
import { ScanDesk } from '@/components/console/returns/scan-desk';
import { staffPage } from '@/lib/auth/load-staff';

export const metadata: Metadata = { title: 'Check in by scanning' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  await staffPage(shop, 'returns:decide');
  return <ScanDesk shop={shop} />;
}
