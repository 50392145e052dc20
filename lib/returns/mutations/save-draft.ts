import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { returnDrafts } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { REMIND_AFTER_HOURS } from '../constants';
import { isRecipient } from '../rules/is-recipient';
import type { ReturnDraft } from '../types';

type Change = (draft: ReturnDraft) => ReturnDraft | Promise<ReturnDraft>;

/**
 * Changes the order's open draft under its row lock and raises its version. `seen` is the version the form was made
 * from: when the draft has moved on since (another tab, another device), nothing is written and `stale` comes back, unless
 * a repeatable change, one that only answers, finds its answers there already: a button pressed twice.
 * A shopper's context writes its own order's draft only.
 */
export async function saveDraft(
  ctx: Ctx,
  input: { orderId: string; seen: number; change: Change; isRepeatable?: boolean },
): Promise<{ draft: ReturnDraft; stale: boolean }> {
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  const forRecipient = isRecipient(ctx.actor);
  await ctx.db
    .insert(returnDrafts)
    .values({
      shopId: ctx.shopId,
      id: newId(ctx.now.getTime()),
      orderId: input.orderId,
      document: { kind: 'return', lines: [], method: null },
      version: 0,
      forRecipient,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({
      target: [returnDrafts.shopId, returnDrafts.orderId, returnDrafts.forRecipient],
      where: sql`return_id is null`,
    });
  const [row] = await ctx.db
    .select()
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, input.orderId),
        eq(returnDrafts.forRecipient, forRecipient),
        isNull(returnDrafts.returnId),
      ),
    )
    .for('update');
  if (!row) throw notFound('order');
  const draft: ReturnDraft = { ...(row.document as Omit<ReturnDraft, 'version'>), version: row.version };
  if (row.version !== input.seen) {
    if (!input.isRepeatable) return { draft, stale: true };
    const again = JSON.parse(JSON.stringify({ ...(await input.change(draft)), version: row.version }));
    return { draft, stale: !isDeepStrictEqual(again, draft) };
  }
  const next = { ...(await input.change(draft)), version: row.version + 1 };
  await ctx.db
    .update(returnDrafts)
    .set({ document: next, version: next.version, updatedAt: ctx.now })
    .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.id, row.id)));
  if (!forRecipient && !next.quiet && next.lines.length > 0) {
    // Each answer puts the reminder off; the same key is the same job.
    await enqueueJob(
      ctx,
      'remind-draft',
      { orderId: input.orderId },
      { key: `remind-draft:${row.id}`, runAt: new Date(ctx.now.getTime() + REMIND_AFTER_HOURS * 3_600_000) },
    );
  }
  return { draft: next, stale: false };
}
