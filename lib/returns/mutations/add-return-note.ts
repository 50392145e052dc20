import type { Ctx } from '@/lib/core/context';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';

/** Notes something on a return, for the team or for the shopper too. @throws AppError NOT_FOUND */
export async function addReturnNote(
  ctx: Ctx,
  input: { returnId: string; note: string; audience: 'everyone' | 'staff' },
): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'note', note: input.note, audience: input.audience });
}
