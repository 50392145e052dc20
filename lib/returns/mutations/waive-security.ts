import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '../queries/lock-return';
import { mayForgo } from '../rules/may-forgo';
import { recordReturnEvent } from './record-return-event';
import { returnSecurity } from './return-security';

/**
 * Forgoes what stands for the old item: the deposit goes back, nothing more is asked for, no day counts. The old item may
 * still come. @throws AppError NOT_FOUND, INVALID_STATE where nothing stands for it
 */
export async function waiveSecurity(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (!mayForgo(row))
    throw new AppError('INVALID_STATE', 'Nothing stands for an old item here.', { status_now: row.status });
  await returnSecurity(ctx, { returnId: row.id });
  await ctx.db
    .update(returns)
    .set({ security: 0 })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'security_waived',
    note: input.note,
    data: { amount: row.security, currency: row.currency },
  });
}
