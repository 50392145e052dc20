import { and, eq, inArray, isNull } from 'drizzle-orm';
import { returnCautions } from '@/db/schema/inspections';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';
import { resumeParcel } from './resume-auto-refund';

/**
 * A person has looked at what speaks against a return: nothing waits for them any more. What the policy then pays by itself
 * it pays at its careful moment. @throws AppError NOT_FOUND, INVALID_STATE where nothing is to be looked at
 */
export async function clearCautions(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  const cleared = await ctx.db
    .update(returnCautions)
    .set({ clearedAt: ctx.now, clearedBy: actorKey(ctx.actor) })
    .where(
      and(
        eq(returnCautions.shopId, ctx.shopId),
        inArray(returnCautions.returnId, [row.id, row.parcelOf ?? row.id]),
        isNull(returnCautions.clearedAt),
      ),
    )
    .returning({ kind: returnCautions.kind });
  if (cleared.length === 0) throw new AppError('INVALID_STATE', 'Nothing about this return waits to be looked at.');
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'caution_cleared',
    note: input.note,
    audience: 'staff',
    data: { kinds: cleared.map(({ kind }) => kind) },
  });
  await resumeParcel(ctx, row.parcelOf ?? row.id);
}
