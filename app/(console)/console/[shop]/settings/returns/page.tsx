import type { Metadata } from 'next';
import { ReturnIntakeForm } from '@/components/console/settings/return-intake-form';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadReturnIntake } from '@/lib/shops/loaders';

export const metadata: Metadata = { title: 'How returns come in' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  return (
    <>
      <BackLink href={`/console/${shop}/settings`}>Settings</BackLink>
      <PageHead title="How returns come in">
        Where they go, who takes them in, and how many labels are bought before a person looks.
      </PageHead>
      <ReturnIntakeForm view={await loadReturnIntake(shop)} />
    </>
  );
}
