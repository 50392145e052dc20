import { eq } from 'drizzle-orm';
import { reportSettings } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import type { ReportSettings } from '../types';

/** When a shop takes what; nothing of it need be said. */
export async function findReportSettings(ctx: Ctx): Promise<ReportSettings> {
  const [row] = await ctx.db
    .select({ document: reportSettings.document })
    .from(reportSettings)
    .where(eq(reportSettings.shopId, ctx.shopId));
  return row?.document ?? {};
}
