import { and, eq } from 'drizzle-orm';
import { returnInspections } from '@/db/schema/inspections';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { Disposition } from '../constants';
import { lockReturn } from '../queries/lock-return';
import { mayDispose } from '../rules/may-dispose';
import { recordReturnEvent } from './record-return-event';
import { restockUnits } from './restock-units';

/**
 * Decides where goods go that lay undecided or in repair. Money is not touched.
 * @throws AppError NOT_FOUND, INVALID_STATE where they have gone somewhere already
 */
export async function disposeGoods(ctx: Ctx, input: { inspectionId: string; disposition: Disposition }): Promise<void> {
  if (!isId(input.inspectionId)) throw notFound('inspection');
  const own = and(eq(returnInspections.shopId, ctx.shopId), eq(returnInspections.id, input.inspectionId));
  const [known] = await ctx.db.select({ returnId: returnInspections.returnId }).from(returnInspections).where(own);
  if (!known) throw notFound('inspection');
  await lockReturn(ctx, known.returnId, null);
  const [row] = await ctx.db.select().from(returnInspections).where(own).for('update');
  if (!row) throw notFound('inspection');
  if (!mayDispose(row, input.disposition))
    throw new AppError('INVALID_STATE', 'These goods have gone somewhere already.', { disposition: row.disposition });
  await ctx.db.update(returnInspections).set({ disposition: input.disposition, disposedAt: ctx.now }).where(own);
  if (input.disposition === 'restock' && row.returnLineId)
    await restockUnits(ctx, {
      returnId: row.returnId,
      units: [{ returnLineId: row.returnLineId, quantity: row.quantity }],
    });
  await recordReturnEvent(ctx, {
    returnId: row.returnId,
    type: 'disposed',
    audience: 'staff',
    data: { disposition: input.disposition, quantity: row.quantity },
  });
}
