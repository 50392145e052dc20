import { and, eq } from 'drizzle-orm';
import { products } from '@/db/schema/catalog';
import { orderLines } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';

/** Pictures of the products an order holds, for lines that carry none of their own. */
export async function listProductPictures(
  ctx: Ctx,
  input: { orderId: string },
): Promise<{ externalId: string; imageUrl: string | null }[]> {
  return ctx.db
    .selectDistinct({ externalId: products.externalId, imageUrl: products.imageUrl })
    .from(orderLines)
    .innerJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.orderId, input.orderId)));
}
