import type { Metadata } from 'next';
import { DeliveryForm } from '@/components/console/settings/delivery-form';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadDeliverySettings } from '@/lib/shops/loaders';

export const metadata: Metadata = { title: 'When orders arrive' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  return (
    <>
      <BackLink href={`/console/${shop}/settings`}>Settings</BackLink>
      <PageHead title="When orders arrive">
        When parcels leave you. Shoppers read a day from the first moment on, before any courier has named one.
      </PageHead>
      <DeliveryForm view={await loadDeliverySettings(shop)} />
    </>
  );
}
