import type { Metadata } from 'next';
import { ReportTermsForm } from '@/components/console/settings/report-terms-form';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { loadReportIntake } from '@/lib/reports/loaders';

export const metadata: Metadata = { title: 'When a delivery goes wrong' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  return (
    <>
      <BackLink href={`/console/${shop}/settings`}>Settings</BackLink>
      <PageHead title="When a delivery goes wrong">
        From when until when shoppers can report it, what needs a photo, and what is put right without you.
      </PageHead>
      <ReportTermsForm view={await loadReportIntake(shop)} />
    </>
  );
}
