import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { customerFlags } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import type { FlagKind } from '../constants';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';

/**
 * Notes what was wrong with a return, so that a person looks at this shopper's next ones. It refuses nothing, and can be
 * undone. The same flag twice is one. @throws AppError NOT_FOUND
 */
export async function flagCustomer(
  ctx: Ctx,
  input: { returnId: string; kind: FlagKind; note?: string | null },
): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  const accountKey = await keyOfOrder(ctx, row.orderId);
  const [known] = await ctx.db
    .select({ id: customerFlags.id })
    .from(customerFlags)
    .where(
      and(
        eq(customerFlags.shopId, ctx.shopId),
        eq(customerFlags.returnId, row.id),
        eq(customerFlags.kind, input.kind),
        isNull(customerFlags.liftedAt),
      ),
    );
  if (known) return;
  await ctx.db.insert(customerFlags).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    accountKey,
    kind: input.kind,
    note: input.note ?? null,
    returnId: row.id,
    createdBy: actorKey(ctx.actor),
    createdAt: ctx.now,
  });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'flagged',
    note: input.note,
    audience: 'staff',
    data: { kind: input.kind },
  });
}

async function keyOfOrder(ctx: Ctx, orderId: string): Promise<Buffer> {
  const [order] = await ctx.db
    .select({ emailKey: orders.emailKey })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  if (!order) throw notFound('order');
  return order.emailKey;
}
