import { sql } from 'drizzle-orm';
import { returnCautions } from '@/db/schema/inspections';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import type { Caution, CautionData } from '../constants';
import { recordReturnEvent } from './record-return-event';

/**
 * Notes what speaks against paying a return by itself, so that a person looks first; the shopper is told nothing. One of a
 * kind is open at a time, with its newest figures. The caller holds the return.
 */
export async function openCaution(
  ctx: Ctx,
  input: { returnId: string; kind: Caution; data: CautionData },
): Promise<void> {
  const [opened] = await ctx.db
    .insert(returnCautions)
    .values({ shopId: ctx.shopId, id: newId(ctx.now.getTime()), ...input, at: ctx.now })
    .onConflictDoUpdate({
      target: [returnCautions.shopId, returnCautions.returnId, returnCautions.kind],
      targetWhere: sql`cleared_at is null`,
      set: { data: input.data },
    })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  if (!opened?.isNew) return;
  await recordReturnEvent(ctx, {
    returnId: input.returnId,
    type: 'cautioned',
    audience: 'staff',
    data: { kind: input.kind, ...input.data },
  });
}
