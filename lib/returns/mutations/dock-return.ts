import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';
import { resumeAutoRefund } from './resume-auto-refund';
import { weigherOf, weighParcel } from './weigh-parcel';

/**
 * The parcel of a return is at the shop's own dock, not opened yet: that is its receipt, whatever a carrier has called
 * delivered. Everything that travels in it has come with it; said twice it changes nothing but the weight.
 * @param input.weight_grams what it weighs there
 * @throws AppError NOT_FOUND, INVALID_STATE where no parcel is awaited
 */
export async function dockReturn(
  ctx: Ctx,
  input: { returnId: string; weight_grams?: number | null; note?: string | null },
): Promise<void> {
  const { row, facts } = await lockReturn(ctx, input.returnId, null);
  if (!['approved', 'in_transit'].includes(row.status) || facts.unitsAwaited === 0)
    throw new AppError('INVALID_STATE', `A return that is ${row.status} awaits no parcel.`, { status_now: row.status });
  const lead = row.parcelOf ?? row.id;
  const here = await ctx.db
    .update(returns)
    .set({
      status: 'in_transit',
      dockedAt: sql`coalesce(${returns.dockedAt}, ${ctx.now.toISOString()}::timestamptz)`,
      expiresAt: null,
      updatedAt: ctx.now,
    })
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        or(eq(returns.id, lead), eq(returns.parcelOf, lead), eq(returns.id, row.id)),
        inArray(returns.status, ['approved', 'in_transit']),
      ),
    )
    .returning({ id: returns.id });
  if (row.dockedAt === null) {
    for (const { id } of here) {
      await recordReturnEvent(ctx, { returnId: id, type: 'docked', note: input.note, audience: 'staff' });
      // Late, but here: what was asked for in its place is asked no more.
      await cancelPayments(ctx, { returnId: id, kinds: ['unreturned'], keepsPaid: true });
    }
  }
  if (input.weight_grams) await weighParcel(ctx, { returnId: row.id, grams: input.weight_grams, by: weigherOf(ctx) });
  for (const { id } of here) await resumeAutoRefund(ctx, id);
}
