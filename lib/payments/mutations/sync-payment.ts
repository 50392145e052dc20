import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { PaymentKind } from '../constants';
import { openPayment } from '../queries/open-payment';
import { askPayment } from './ask-payment';
import { cancelPayments } from './cancel-payments';

/**
 * Brings what a return asks its shopper to pay before the new item leaves in line with what it owes, the difference and
 * the deposit each by itself: asks once it is approved, asks anew where the sum has changed, and no more where nothing is
 * owed. The caller holds the return.
 * @throws AppError NOT_FOUND
 */
export async function syncPayment(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  if (!row) throw notFound('return');
  const isOpen = row.status !== 'requested';
  await sync(ctx, row, 'difference', isOpen ? row.dueFromShopper : 0);
  // Once the new item has left, nothing is asked for in advance.
  if (!row.releasedAt) await sync(ctx, row, 'deposit', isOpen && row.securedBy === 'deposit' ? row.security : 0);
}

async function sync(ctx: Ctx, row: typeof returns.$inferSelect, kind: PaymentKind, due: number): Promise<void> {
  const live = await openPayment(ctx, row.id, kind);
  if (live?.amount === due && live.state !== 'refunding' && live.state !== 'refunded') return;
  if (live) await cancelPayments(ctx, { returnId: row.id, kinds: [kind] });
  if (due > 0) await askPayment(ctx, { row, kind, amount: due });
}
