import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { PayMoment } from '@/lib/policies/constants';
import { getPolicyVersion } from '@/lib/policies/queries/get-policy-version';
import { findRisk } from '../queries/find-risk';
import { lockReturn } from '../queries/lock-return';
import { openBounce } from '../rules/open-bounce';
import { paysByItself } from '../rules/pays-by-itself';
import type { Quote } from '../types';
import { recordReturnEvent } from './record-return-event';
import { refundReturn } from './refund-return';

const OPEN = ['in_transit', 'received'];

/**
 * Pays a return where its policy does so by itself at this moment; anything a person has to look at is left to them.
 * Before anyone has looked inside, everything that is not known to be damaged or missing counts. Asked again it pays
 * what is owed then, which after the first time is nothing. @throws AppError NOT_FOUND
 */
export async function autoRefundReturn(ctx: Ctx, input: { returnId: string; moment: PayMoment }): Promise<void> {
  const { row, owed, facts, intents } = await lockReturn(ctx, input.returnId, null);
  if (!OPEN.includes(row.status)) return;
  const { document: policy } = await getPolicyVersion(ctx, { version: row.policyVersion });
  const [order] = await ctx.db
    .select({ paidBy: orders.paidBy })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, row.orderId)));
  if (!order) throw notFound('order');
  const [shop] = await ctx.db.select({ currency: shops.currency }).from(shops).where(eq(shops.id, ctx.shopId));
  if (!shop) throw notFound('shop');
  const isAhead = input.moment !== 'inspection' && row.status === 'in_transit';
  const pays = paysByItself({
    policy,
    moment: input.moment,
    quote: row.quote as Quote,
    risk: await findRisk(ctx, { returnId: row.id }),
    isHeld: Boolean(facts.isHeld),
    isAsked: Boolean(facts.isAsked),
    isDisputed: facts.isDisputed,
    // Cash and transfers are paid back by a person; what only comes off an invoice is not paid at all.
    isByHand: order.paidBy !== null && (isAhead ? owed.ceilingRefund : owed.refund) > owed.claim,
    hasBounced: openBounce(intents) !== null,
    amount: isAhead ? owed.ceilingRefund + owed.ceilingCredit : owed.refund + owed.credit,
    currencies: { order: row.currency, own: policy.currency ?? shop.currency },
  });
  if (!pays) return;
  if (isAhead && !row.payAheadAt) {
    await ctx.db
      .update(returns)
      .set({ payAheadAt: ctx.now })
      .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
    await recordReturnEvent(ctx, {
      returnId: row.id,
      type: 'paid_ahead',
      audience: 'staff',
      data: { by: 'policy', moment: input.moment },
    });
  }
  await refundReturn(ctx, { returnId: row.id });
}
