import type { Metadata } from 'next';
import { NewConnection } from '@/components/console/connections/new-connection';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadNewConnection } from '@/lib/connections/loaders';

export const metadata: Metadata = { title: 'Connect something' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await loadNewConnection((await params).shop);
  return (
    <>
      <BackLink href={`/console/${shop}/connections`}>Connections</BackLink>
      <PageHead title="What shall write to us?" />
      <NewConnection shop={shop} />
    </>
  );
}
