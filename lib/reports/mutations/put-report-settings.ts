import { reportSettings } from '@/db/schema/reports';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import type { ReportSettings } from '../types';

/** Writes when the shop takes which problem and what it decides by itself, whole. What was reported before stands. */
export async function putReportSettings(ctx: Ctx, input: { settings: ReportSettings }): Promise<ReportSettings> {
  await ctx.db
    .insert(reportSettings)
    .values({ shopId: ctx.shopId, document: input.settings, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: reportSettings.shopId,
      set: { document: input.settings, updatedAt: ctx.now },
    });
  await recordAudit(ctx, { action: 'report_settings.saved', entity: 'shop', entityId: ctx.shopId });
  return input.settings;
}
