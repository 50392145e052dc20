import { auditLog } from '@/db/schema/staff';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';

/**
 * Writes who did what, in the caller's transaction: a verb whose audit fails, fails.
 * `details` must hold no personal data.
 */
export async function recordAudit(
  ctx: Ctx,
  input: { action: string; entity: string; entityId: string; details?: Record<string, unknown> },
): Promise<void> {
  await ctx.db.insert(auditLog).values({
    shopId: ctx.shopId,
    id: newId(),
    at: ctx.now,
    actor: actorKey(ctx.actor),
    action: input.action,
    entity: input.entity,
    entityId: input.entityId,
    requestId: ctx.requestId,
    details: input.details ? JSON.stringify(input.details) : null,
  });
}
