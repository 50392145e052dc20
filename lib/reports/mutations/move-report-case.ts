import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { eveningIn } from '@/lib/cases/rules/severity';
import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';

/** Says anew by when somebody looks at what was reported of a parcel: the evening so many working days from now. */
export async function moveReportCase(ctx: Ctx, input: { shipmentId: string; workingDays: number }): Promise<void> {
  const { timeZone } = await getShop(ctx);
  await ctx.db
    .update(cases)
    .set({ dueAt: eveningIn(input.workingDays, ctx.now, timeZone), updatedAt: ctx.now })
    .where(
      and(
        eq(cases.shopId, ctx.shopId),
        eq(cases.shipmentId, input.shipmentId),
        eq(cases.kind, 'reported'),
        eq(cases.state, 'open'),
      ),
    );
}
