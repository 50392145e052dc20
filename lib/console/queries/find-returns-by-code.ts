import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { readReturnCode } from '../rules/return-code';

const MOST = 10;
const OPEN = ['requested', 'approved', 'in_transit', 'received', 'completed'] as const;

/**
 * The returns behind what a scanner read: a slip's own code, a parcel's tracking number, or an order's number. Of an order
 * or parcel those that are not over, newest first.
 */
export async function findReturnsByCode(ctx: Ctx, input: { code: string }): Promise<{ id: string }[]> {
  const code = readReturnCode(input.code);
  if (!code) return [];
  const { db, shopId } = ctx;
  const own = eq(returns.shopId, shopId);
  if (code.kind === 'number')
    return db
      .select({ id: returns.id })
      .from(returns)
      .where(and(own, eq(returns.number, code.number)));
  if (code.kind === 'token') {
    const rows = await db
      .select({ id: grants.returnId })
      .from(grants)
      .where(and(eq(grants.shopId, shopId), eq(grants.tokenHash, hashToken(code.token)), eq(grants.purpose, 'return')));
    return rows.flatMap(({ id }) => (id ? [{ id }] : []));
  }
  const key = numberKey(code.text);
  if (!key) return [];
  return db
    .selectDistinct({ id: returns.id, createdAt: returns.createdAt })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .leftJoin(
      shipments,
      and(
        eq(shipments.shopId, returns.shopId),
        eq(shipments.orderId, returns.orderId),
        eq(shipments.direction, 'return'),
      ),
    )
    .where(
      and(
        own,
        inArray(returns.status, [...OPEN]),
        or(
          eq(orders.numberKey, key),
          eq(sql`upper(regexp_replace(${shipments.trackingNumber}, '[^A-Za-z0-9]', '', 'g'))`, key),
        ),
      ),
    )
    .orderBy(desc(returns.createdAt), desc(returns.id))
    .limit(MOST);
}
