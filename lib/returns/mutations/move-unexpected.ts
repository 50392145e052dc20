import { and, eq } from 'drizzle-orm';
import { returnInspections } from '@/db/schema/inspections';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { listAwaitedElsewhere } from '../queries/list-awaited-elsewhere';
import { lockReturn } from '../queries/lock-return';
import { receiveReturn } from './receive-return';
import { recordReturnEvent } from './record-return-event';

/**
 * Takes in what lay unexpected in one return's parcel as what another return of the same shopper waits for. It counts
 * there, in good state, and is paid there; here it counted for nothing and goes on doing so.
 * @throws AppError NOT_FOUND for what is not there, or not awaited by this shopper; INVALID_STATE where it has gone
 *   somewhere already; INVALID where fewer units are awaited
 */
export async function moveUnexpected(ctx: Ctx, input: { inspectionId: string; returnLineId: string }): Promise<void> {
  if (!isId(input.inspectionId)) throw notFound('inspection');
  const own = and(eq(returnInspections.shopId, ctx.shopId), eq(returnInspections.id, input.inspectionId));
  const [known] = await ctx.db.select({ returnId: returnInspections.returnId }).from(returnInspections).where(own);
  if (!known) throw notFound('inspection');
  const { row: source } = await lockReturn(ctx, known.returnId, null);
  const [found] = await ctx.db.select().from(returnInspections).where(own).for('update');
  if (!found) throw notFound('inspection');
  if (found.condition !== 'unexpected' || found.movedTo !== null || found.disposition !== null)
    throw new AppError('INVALID_STATE', 'These goods have gone somewhere already.');
  const elsewhere = await listAwaitedElsewhere(ctx, { returnId: source.id });
  const home = elsewhere.find(({ lineId }) => lineId === input.returnLineId);
  if (!home) throw notFound('return line');
  if (home.open < found.quantity)
    throw new AppError('INVALID', `Only ${home.open} of this line are still awaited by ${home.number}.`);
  await receiveReturn(ctx, {
    returnId: home.returnId,
    lines: [
      {
        return_line_id: home.lineId,
        accepted: found.quantity,
        damaged: 0,
        missing: 0,
        units: [{ condition: 'good', quantity: found.quantity, grade: found.grade, note: found.note }],
      },
    ],
  });
  await ctx.db.update(returnInspections).set({ movedTo: home.returnId }).where(own);
  const staff = { type: 'note', audience: 'staff' } as const;
  await recordReturnEvent(ctx, { ...staff, returnId: source.id, note: `“${found.title}” was of ${home.number}.` });
  await recordReturnEvent(ctx, {
    ...staff,
    returnId: home.returnId,
    note: `It lay in the parcel of ${source.number}.`,
  });
}
