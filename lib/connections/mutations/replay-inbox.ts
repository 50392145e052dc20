import { and, eq } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { processInbox } from './process-inbox';

/**
 * Applies a stored message once more, whatever became of it: after a carrier's code was learned, say. What is known
 * already stays as it is. Throws NOT_FOUND for an unknown or foreign message.
 */
export async function replayInbox(ctx: Ctx, input: { inboxId: string }): Promise<{ state: 'processed' | 'parked' }> {
  const [row] = isId(input.inboxId)
    ? await ctx.db
        .update(inbox)
        .set({ state: 'received' })
        .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.id, input.inboxId)))
        .returning({ id: inbox.id })
    : [];
  if (!row) throw notFound('message');
  const state = await processInbox(ctx, { inboxId: row.id });
  await recordAudit(ctx, { action: 'inbox.replayed', entity: 'inbox', entityId: row.id, details: { state } });
  return { state };
}
