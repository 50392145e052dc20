import { and, eq, inArray } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import type { PaymentKind } from '../constants';

const NEXT = { opening: 'cancelled', open: 'cancelled', paid: 'refunding' } as const;

/**
 * A return that comes to nothing, or to another sum, asks for no money: what is open is closed, what was paid goes back.
 * The caller holds the return; done twice, it is done once.
 * @param input.kinds only these
 * @param input.keepsPaid what was paid stays paid
 */
export async function cancelPayments(
  ctx: Ctx,
  input: { returnId: string; kinds?: PaymentKind[]; keepsPaid?: boolean },
): Promise<void> {
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.returnId, input.returnId));
  const live = await ctx.db
    .select()
    .from(payments)
    .where(
      and(
        own,
        inArray(payments.state, input.keepsPaid ? ['opening', 'open'] : ['opening', 'open', 'paid']),
        input.kinds && inArray(payments.kind, input.kinds),
      ),
    )
    .for('update');
  for (const payment of live) {
    await ctx.db
      .update(payments)
      .set({ state: NEXT[payment.state as keyof typeof NEXT] })
      .where(and(own, eq(payments.id, payment.id)));
    await enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` });
  }
}
