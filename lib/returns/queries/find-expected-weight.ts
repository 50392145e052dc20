import { and, eq, notInArray, or, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalog';
import { orderLines } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { type ExpectedWeight, expectedWeight } from '../rules/weigh-parcel';
import type { ReturnSettings } from '../types';
import { findReturnSettings } from './find-return-settings';

/** What one of a line weighs: as its order said, else its product. Both tables are joined by the asker. */
export const goodsGrams = sql<
  number | null
>`coalesce(${orderLines.weightGrams}, (${products.customs} ->> 'weight_grams')::int)`;

/**
 * What the parcel of a return should weigh, with the things of other returns that share it. Of a line that was counted,
 * what was in the box counts, not what was announced.
 */
export async function findExpectedWeight(
  ctx: Ctx,
  input: { returnId: string; settings?: ReturnSettings },
): Promise<ExpectedWeight> {
  const goods = await ctx.db
    .select({
      quantity: sql<number>`case when ${returnLines.received} + ${returnLines.missing} < ${returnLines.quantity}
        then ${returnLines.quantity} else ${returnLines.received} end`,
      keepsItem: returnLines.keepsItem,
      grams: goodsGrams,
    })
    .from(returns)
    .innerJoin(returnLines, and(eq(returnLines.shopId, returns.shopId), eq(returnLines.returnId, returns.id)))
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .leftJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        or(
          eq(returns.id, input.returnId),
          and(
            eq(returns.parcelOf, input.returnId),
            notInArray(returns.status, ['requested', 'rejected', 'cancelled', 'expired']),
          ),
        ),
      ),
    );
  return expectedWeight(goods, input.settings ?? (await findReturnSettings(ctx)));
}
