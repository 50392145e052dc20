import { and, eq, isNull } from 'drizzle-orm';
import { customerFlags } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';

/** Takes every flag back that was raised on a return. @throws AppError NOT_FOUND */
export async function unflagCustomer(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  const lifted = await ctx.db
    .update(customerFlags)
    .set({ liftedAt: ctx.now, liftedBy: actorKey(ctx.actor) })
    .where(
      and(eq(customerFlags.shopId, ctx.shopId), eq(customerFlags.returnId, row.id), isNull(customerFlags.liftedAt)),
    )
    .returning({ id: customerFlags.id });
  if (lifted.length > 0)
    await recordReturnEvent(ctx, { returnId: row.id, type: 'unflagged', note: input.note, audience: 'staff' });
}
