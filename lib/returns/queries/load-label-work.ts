import { and, asc, eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import { orderLines, orders } from '@/db/schema/orders';
import { returnLabels } from '@/db/schema/return-ways';
import { returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { labelRequest } from '../rules/label-request';
import { findExpectedWeight, goodsGrams } from './find-expected-weight';
import { findReturnSettings } from './find-return-settings';
import { labelRoute } from './label-route';

/** A label with all that a provider must know to sell it. @throws AppError NOT_FOUND, also for another shop's */
export async function loadLabelWork(ctx: Ctx, input: { labelId: string }) {
  const [found] = await ctx.db
    .select({ label: returnLabels, row: returns, order: orders })
    .from(returnLabels)
    .innerJoin(returns, and(eq(returns.shopId, returnLabels.shopId), eq(returns.id, returnLabels.returnId)))
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId)));
  if (!found) throw notFound('label');
  const settings = await findReturnSettings(ctx);
  return {
    ...found,
    credentials: await labelRoute(ctx, found.label.provider),
    request: labelRequest({
      key: found.label.id,
      kind: found.label.kind,
      number: found.row.number,
      settings,
      order: found.order,
      goods: await listReturnGoods(ctx, found.row.id),
      weight: (await findExpectedWeight(ctx, { returnId: found.row.id, settings })).grams,
    }),
  };
}

/** What travels back in a return, with what customs asks of each. Values in minor units of the return's currency. */
export async function listReturnGoods(ctx: Ctx, returnId: string) {
  return ctx.db
    .select({
      title: orderLines.title,
      externalId: orderLines.externalId,
      quantity: returnLines.quantity,
      keepsItem: returnLines.keepsItem,
      value: returnLines.netRefund,
      currency: returns.currency,
      customs: products.customs,
      grams: goodsGrams,
      sku: variants.sku,
    })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .leftJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .leftJoin(
      variants,
      and(eq(variants.shopId, orderLines.shopId), eq(variants.externalId, orderLines.variantExternalId)),
    )
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, returnId)))
    .orderBy(asc(returnLines.position));
}
