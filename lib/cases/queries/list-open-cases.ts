import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';

/** The open cases of a parcel. */
export async function listOpenCases(ctx: Ctx, input: { shipmentId: string }): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.shopId, ctx.shopId), eq(cases.shipmentId, input.shipmentId), eq(cases.state, 'open')));
  return rows.map(({ id }) => id);
}
