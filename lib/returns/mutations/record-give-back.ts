import { and, eq } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { GiveBack } from '../constants';
import { recordReturnEvent } from './record-return-event';

/**
 * Writes down what came of giving a label back, once, and tells staff with what it cost. The parcel may have set off
 * meanwhile: then the carrier bills what was given back. @throws AppError NOT_FOUND
 */
export async function recordGiveBack(
  ctx: Ctx,
  input: { labelId: string; outcome: GiveBack; reason?: string | null },
): Promise<void> {
  const own = and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId));
  const [label] = await ctx.db
    .select({
      returnId: returnLabels.returnId,
      state: returnLabels.state,
      giveBack: returnLabels.giveBack,
      cost: returnLabels.cost,
      currency: returnLabels.currency,
    })
    .from(returnLabels)
    .where(own)
    .for('update');
  if (!label) throw notFound('label');
  if (label.giveBack) return;
  const lastError = input.reason?.slice(0, 500);
  await ctx.db
    .update(returnLabels)
    .set({ giveBack: input.outcome, givenBackAt: ctx.now, ...(lastError ? { lastError } : {}) })
    .where(own);
  await recordReturnEvent(ctx, {
    returnId: label.returnId,
    type: 'label_given_back',
    data: {
      outcome: input.outcome,
      amount: label.cost,
      currency: label.currency,
      ...(label.state === 'bought' ? { travels: true } : {}),
    },
    audience: 'staff',
  });
}
