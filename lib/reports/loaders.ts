import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { readReportDesk } from './queries/read-report-desk';
import type { ReportDesk } from './rules/report-desk';

/** One report; a 404 for one that is not there, or another shop's. */
export async function loadReportDesk(slug: string, reportId: string): Promise<ReportDesk> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readReportDesk(ctx, { reportId })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}
