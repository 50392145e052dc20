import type { Metadata } from 'next';
import { PolicyEditor } from '@/components/console/policy/policy-editor';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadPolicyEditor } from '@/lib/policies/loaders';

export const metadata: Metadata = { title: 'Change the policy' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  const view = await loadPolicyEditor(shop);
  return (
    <>
      <BackLink href={`/console/${shop}/policies`}>Policy</BackLink>
      <PageHead title="Change the policy" />
      <PolicyEditor shop={shop} {...view} />
    </>
  );
}
