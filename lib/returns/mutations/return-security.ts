import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';

/**
 * Nothing stands for the old item any more, because it is here or because the shop forgoes it: what was paid for it goes
 * back, what is still asked for is asked no more, and no day counts. The caller holds the return; done twice, it is done
 * once.
 */
export async function returnSecurity(ctx: Ctx, input: { returnId: string }): Promise<void> {
  await ctx.db
    .update(returns)
    .set({ handOverBy: null, overdueAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  await cancelPayments(ctx, { returnId: input.returnId, kinds: ['deposit', 'unreturned'] });
}
