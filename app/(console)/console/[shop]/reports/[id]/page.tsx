import type { Metadata } from 'next';
import { ReportDeskView } from '@/components/console/reports/report-desk';
import { BackLink } from '@/components/ui/back-link';
import { loadReportDesk } from '@/lib/reports/loaders';

export const metadata: Metadata = { title: 'Report' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  const desk = await loadReportDesk(shop, id);
  return (
    <div className="grid gap-6">
      <div className="-mb-3">
        <BackLink href={`/console/${shop}/shipments?kind=reported`}>What was reported</BackLink>
      </div>
      <ReportDeskView shop={shop} desk={desk} />
    </div>
  );
}
