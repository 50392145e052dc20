import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { readCursor } from '@/lib/core/paging';
import { ROWS } from '../constants';
import { orderRow } from '../rules/order-row';
import type { OrderListQuery } from '../schema';
import type { OrderList } from '../types';
import { listOrderRows } from './list-order-rows';

/** A page of orders, worded. @throws AppError INVALID for a cursor that is none */
export async function readOrderList(ctx: Ctx, input: OrderListQuery & { shop: string }): Promise<OrderList> {
  const [[shop], page] = await Promise.all([
    ctx.db.select({ timeZone: shops.timeZone }).from(shops).where(eq(shops.id, ctx.shopId)),
    listOrderRows(ctx, {
      filter: input.filter,
      q: input.q,
      limit: ROWS,
      after: input.cursor ? readCursor(input.cursor) : null,
    }),
  ]);
  const options = { shop: input.shop, now: ctx.now, zone: shop?.timeZone ?? 'UTC' };
  return { rows: page.data.map((row) => orderRow(row, options)), next_cursor: page.next_cursor };
}
