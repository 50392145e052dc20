import { and, eq, ne } from 'drizzle-orm';
import { disputes } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import type { PaymentKind } from '@/lib/payments/constants';
import { isAsked } from '@/lib/payments/queries/open-payment';
import { lockReturn } from '../queries/lock-return';
import { orderPlace } from '../queries/order-place';
import { handOverBy } from '../rules/hand-over-by';
import { isBack } from '../rules/is-back';
import type { Quote } from '../types';
import { consumeStock } from './consume-stock';
import { openExchangeParcel } from './open-exchange-parcel';
import { planHandOver } from './plan-hand-over';
import { recordReturnEvent } from './record-return-event';

/**
 * Lets what is exchanged or replaced leave the shop, once: when what it costs more is paid, and the old item is here and
 * accepted, need not be, or is vouched for. Its parcel is among the order's from then on, and where the old item is still
 * to come, its last day is set. Asked at other times, and while a bank has or may take the money back, it does nothing.
 * @throws AppError NOT_FOUND
 */
export async function releaseExchange(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row, lines } = await lockReturn(ctx, input.returnId, null);
  const swapped = lines.filter(({ resolution }) => resolution === 'exchange' || resolution === 'replace');
  if (row.releasedAt || swapped.length === 0 || !['approved', 'in_transit', 'received'].includes(row.status)) return;
  if (!row.sendsFirst && !isBack(lines)) return;
  if (await isUnpaid(ctx, row)) return;
  const days = (row.quote as Quote).sends_first?.days;
  const isAwaited = row.sendsFirst && row.status === 'approved' && !isBack(lines) && days !== undefined;
  const lastMoment = isAwaited ? handOverBy(days, await orderPlace(ctx, row.orderId), ctx.now).at : null;
  await ctx.db
    .update(returns)
    .set({
      releasedAt: ctx.now,
      ...(lastMoment && { handOverBy: lastMoment, expiresAt: lastMoment }),
      updatedAt: ctx.now,
    })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await consumeStock(ctx, row.id);
  await openExchangeParcel(ctx, { returnId: row.id });
  if (lastMoment) await planHandOver(ctx, { returnId: row.id, end: lastMoment });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'exchange_released',
    data: lastMoment ? { until: lastMoment.toISOString() } : {},
  });
}

/** Something is still to be paid for what is exchanged, or was taken back by a bank, or may yet be. */
async function isUnpaid(ctx: Ctx, row: { id: string; orderId: string }): Promise<boolean> {
  return (await ownPayments(ctx, row)).some(isAsked) || isWithBank(ctx, row);
}

/** A bank took back what was paid for what is exchanged, or may yet. */
export async function isWithBank(ctx: Ctx, row: { id: string; orderId: string }): Promise<boolean> {
  const own = await ownPayments(ctx, row);
  const isPaid = (kind: PaymentKind) => own.some((one) => one.kind === kind && one.state === 'paid');
  if (own.some(({ kind, state }) => state === 'charged_back' && !isPaid(kind))) return true;
  const { db, shopId } = ctx;
  const disputed = await db
    .select({ paymentId: disputes.paymentId })
    .from(disputes)
    .where(and(eq(disputes.shopId, shopId), eq(disputes.orderId, row.orderId), ne(disputes.state, 'won')));
  return disputed.some(({ paymentId }) => paymentId === null || own.some(({ id }) => id === paymentId));
}

const ownPayments = ({ db, shopId }: Ctx, row: { id: string }) =>
  db
    .select({ id: payments.id, kind: payments.kind, state: payments.state })
    .from(payments)
    .where(and(eq(payments.shopId, shopId), eq(payments.returnId, row.id)));
