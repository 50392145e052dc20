import { and, asc, eq, inArray } from 'drizzle-orm';
import { disputes, orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { recogniseRefunds } from '@/lib/orders/mutations/recognise-refunds';
import { chargeBackPayment } from '@/lib/payments/mutations/charge-back-payment';
import { resumePaybacks } from '@/lib/payments/mutations/resume-paybacks';
import { type DisputeNews, nextDispute } from '../rules/next-dispute';
import { completeWhenDone } from './complete-when-done';
import { recordReturnEvent } from './record-return-event';
import { releaseExchange } from './release-exchange';
import { resumeAutoRefund } from './resume-auto-refund';

const OPEN = ['requested', 'approved', 'in_transit', 'received'] as const;
const EVENTS = { open: 'disputed', won: 'dispute_won', lost: 'dispute_lost' } as const;

/**
 * Takes news of a dispute about an order's payment. While one is open, nothing of the order is refunded, by hand or by the
 * policy, and nothing exchanged leaves. Won, what waited goes on; lost, what the bank took counts as given back, so that
 * nobody pays it twice. Told again, or too late, it changes nothing.
 * @param input.order by our id, or the shop's own
 * @param input.source who tells: `shopify`, `stripe`, `api`, `console`
 * @param input.paymentId where it is about what an exchange cost, not about what was paid for the order
 * @throws AppError NOT_FOUND for an unknown or foreign order, CONFLICT for another currency
 */
export async function putDispute(
  ctx: Ctx,
  input: {
    order: { orderId: string } | { orderExternalId: string };
    externalId: string;
    source: string;
    currency?: string | null;
    paymentId?: string | null;
  } & DisputeNews,
): Promise<void> {
  const { db, shopId } = ctx;
  const { externalId } = input;
  if ('orderId' in input.order && !isId(input.order.orderId)) throw notFound('order');
  const [order] = await db
    .select({ id: orders.id, currency: orders.currency })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        'orderId' in input.order
          ? eq(orders.id, input.order.orderId)
          : eq(orders.externalId, input.order.orderExternalId),
      ),
    )
    .for('update');
  if (!order) throw notFound('order');
  if (input.currency && input.currency !== order.currency)
    throw new AppError('CONFLICT', `This order is in ${order.currency}, not ${input.currency}.`);
  const own = and(eq(disputes.shopId, shopId), eq(disputes.orderId, order.id), eq(disputes.externalId, externalId));
  const [known] = await db.select().from(disputes).where(own);
  const next = nextDispute(known ?? null, input, ctx.now);
  if (!next) return;
  const row = { ...next, reason: next.reason?.slice(0, 300) ?? null, updatedAt: ctx.now };
  if (known) await db.update(disputes).set(row).where(own);
  else
    await db.insert(disputes).values({
      shopId,
      orderId: order.id,
      externalId,
      source: input.source,
      currency: order.currency,
      paymentId: input.paymentId ?? null,
      ...row,
    });
  const paymentId = known?.paymentId ?? input.paymentId ?? null;
  if (paymentId) await chargeBackPayment(ctx, { paymentId });
  await recogniseRefunds(ctx, { orderId: order.id });
  if (known?.state === next.state) return;
  if (next.state !== 'open') await resumePaybacks(ctx, { orderId: order.id });
  const type = EVENTS[next.state];
  await recordAudit(ctx, {
    action: `order.${type}`,
    entity: 'order',
    entityId: order.id,
    details: { dispute: externalId, source: input.source, amount: next.amount },
  });
  const waiting = await db
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.shopId, shopId), eq(returns.orderId, order.id), inArray(returns.status, [...OPEN])))
    .orderBy(asc(returns.id))
    .for('update');
  for (const { id: returnId } of waiting) {
    await recordReturnEvent(ctx, {
      returnId,
      type,
      audience: 'staff',
      data: {
        amount: next.amount,
        currency: order.currency,
        reason: next.reason,
        ...(paymentId && { about: 'payment' }),
      },
    });
    if (next.state === 'won') {
      await resumeAutoRefund(ctx, returnId);
      await releaseExchange(ctx, { returnId });
    }
    if (next.state === 'lost') await completeWhenDone(ctx, returnId);
  }
}
