import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '../queries/lock-return';
import { openReturnParcel } from './open-return-parcel';
import { recordReturnEvent } from './record-return-event';

/**
 * The number of the courier a shopper sends it with: from here on the parcel is followed like any other.
 * @throws AppError NOT_FOUND, INVALID_STATE once it has arrived or is off, INVALID for what is no number
 */
export async function noteOwnCourier(
  ctx: Ctx,
  input: { returnId: string; carrier: string | null; trackingNumber: string },
): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (row.status !== 'approved' && row.status !== 'in_transit')
    throw new AppError('INVALID_STATE', `A return that is ${row.status} is not sent any more.`);
  const trackingNumber = input.trackingNumber.trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9 -]{4,40}$/.test(trackingNumber))
    throw new AppError('INVALID', 'This is no tracking number.', {
      errors: [{ path: 'tracking_number', message: 'Letters and digits, as on the receipt' }],
    });
  const carrier = input.carrier?.trim().slice(0, 60) || null;
  await ctx.db
    .update(returns)
    .set({
      methodDetails: { ...row.methodDetails, tracking_number: trackingNumber, ...(carrier ? { carrier } : {}) },
      updatedAt: ctx.now,
    })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await openReturnParcel(ctx, { returnId: row.id, carrier, trackingNumber });
  await recordReturnEvent(ctx, { returnId: row.id, type: 'tracking_added', data: { carrier } });
}
