import { and, eq, inArray } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';

/**
 * Lets what is exchanged or replaced leave the shop, once: when what it costs more is paid, and the old item is here and
 * accepted, or need not be. Asked at other times it does nothing.
 * @throws AppError NOT_FOUND
 */
export async function releaseExchange(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row, lines } = await lockReturn(ctx, input.returnId, null);
  const swapped = lines.filter(({ resolution }) => resolution === 'exchange' || resolution === 'replace');
  if (row.releasedAt || swapped.length === 0 || !['approved', 'in_transit', 'received'].includes(row.status)) return;
  const isHere = swapped.every(({ keepsItem, accepted, quantity }) => keepsItem || accepted === quantity);
  if (!row.sendsFirst && !isHere) return;
  const unpaid = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(eq(payments.shopId, ctx.shopId), eq(payments.returnId, row.id), inArray(payments.state, ['opening', 'open'])),
    );
  if (unpaid.length > 0) return;
  await ctx.db
    .update(returns)
    .set({ releasedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, { returnId: row.id, type: 'exchange_released' });
}
