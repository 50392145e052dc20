import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import type { OrderRead } from '../schema';
import { readOrders } from './read-orders';

/** Orders newest first; with `number`, those a shopper would find under it ("#1042", "1042" and "ab-1042" apart). */
export async function listOrders(ctx: Ctx, input: PageInput & { number?: string }): Promise<Page<OrderRead>> {
  const { limit, after } = input;
  const rows = await readOrders(ctx, {
    where: and(
      input.number === undefined ? undefined : eq(orders.numberKey, numberKey(input.number)),
      after ? sql`(${orders.placedAt}, ${orders.id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : undefined,
    ),
    limit: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => ({ at: row.placedAt.toISOString(), id: row.id }));
  return { ...page, data: page.data.map((row) => row.answer) };
}
