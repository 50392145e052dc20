import type { Metadata } from 'next';
import { StaffReturn } from '@/components/console/orders/staff-return';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadStaffReturnForm } from '@/lib/console/loaders';

export const metadata: Metadata = { title: 'A return for them' };

export default async function Page({ params }: { params: Promise<{ shop: string; id: string }> }) {
  const { shop, id } = await params;
  const view = await loadStaffReturnForm(shop, id);
  return (
    <>
      <BackLink href={`/console/${shop}/orders/${id}`}>{`Order ${view.order.number}`}</BackLink>
      <PageHead title={`What does ${view.order.who} send back?`}>
        By the policy their order was placed under. They get the same page and mail as if they had asked themselves.
      </PageHead>
      <StaffReturn shop={shop} view={view} />
    </>
  );
}
