import { returnEvents } from '@/db/schema/returns';
import { insertRow } from '@/db/statement';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey, together } from '@/lib/core/unit-of-work';
import { announceReturn, type ReturnOf } from '../announce-return';

/** Adds to a return's history and to the audit log, and tells the shop's systems, in the verb's own transaction. */
export async function recordReturnEvent(
  ctx: Ctx,
  input: {
    returnId: string;
    type: string;
    note?: string | null;
    data?: Record<string, unknown>;
    audience?: 'everyone' | 'staff';
    of?: ReturnOf;
  },
): Promise<void> {
  await together([
    insertRow(ctx.db, returnEvents, {
      shopId: ctx.shopId,
      id: newId(),
      returnId: input.returnId,
      type: input.type,
      actor: actorKey(ctx.actor),
      actorName: ctx.actor.type === 'staff' ? ctx.actor.name : null,
      note: input.note || null,
      data: input.data ?? {},
      audience: input.audience ?? 'everyone',
      at: ctx.now,
    }),
    recordAudit(ctx, {
      action: `return.${input.type}`,
      entity: 'return',
      entityId: input.returnId,
      details: input.data,
    }),
    announceReturn(ctx, input),
  ]);
}
