import { and, eq } from 'drizzle-orm';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';

/** The report that a form has made already; null where it has not. */
export async function findSentReport(ctx: Ctx, input: { orderId: string; formKey: string }): Promise<string | null> {
  const [sent] = await ctx.db
    .select({ id: problemReports.id })
    .from(problemReports)
    .where(
      and(
        eq(problemReports.shopId, ctx.shopId),
        eq(problemReports.orderId, input.orderId),
        eq(problemReports.formKey, input.formKey),
      ),
    );
  return sent?.id ?? null;
}
