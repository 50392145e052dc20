import { and, eq, inArray } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';

/**
 * A return that comes to nothing, or to another sum, asks for no money: what is open is closed, what is held let go, what
 * was paid goes back. The caller holds the return; done twice, it is done once.
 */
export async function cancelPayments(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.returnId, input.returnId));
  const live = await ctx.db
    .select()
    .from(payments)
    .where(and(own, inArray(payments.state, ['opening', 'open', 'held', 'paid'])))
    .for('update');
  for (const payment of live) {
    const state = { opening: 'cancelled', open: 'cancelled', held: 'releasing', paid: 'refunding' } as const;
    await ctx.db
      .update(payments)
      .set({ state: state[payment.state as keyof typeof state] })
      .where(and(own, eq(payments.id, payment.id)));
    await enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` });
  }
}
