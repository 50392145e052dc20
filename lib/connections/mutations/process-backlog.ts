import { and, asc, eq } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { GROUP, PLATFORMS } from '../constants';
import { applySafely } from './apply-safely';
import { settleInbox } from './settle-inbox';

/**
 * Applies the oldest messages that are stored and not yet applied, a group at a time, and answers how many. What another
 * is at work on is passed over, messages and parcels alike, unless nothing else is there; 0: nothing is left. Platforms'
 * messages bring orders and hold their locks, so each goes alone.
 */
export async function processBacklog(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ inboxId: inbox.id, source: inbox.source, body: inbox.body, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.state, 'received')))
    .orderBy(asc(inbox.receivedAt), asc(inbox.id))
    .limit(GROUP)
    .for('update', { skipLocked: true });
  const isFirstAlone = PLATFORMS.has(rows[0]?.source ?? 'generic');
  const group = isFirstAlone ? rows.slice(0, 1) : rows.filter(({ source }) => !PLATFORMS.has(source));
  const passed = new Set<string>();
  const waiting = await applySafely(ctx, group, passed);
  const isAllPassed = passed.size === group.length;
  const ended = isAllPassed ? await applySafely(ctx, group) : waiting;
  const outcomes = group.map(({ inboxId }, i) => ({ inboxId, waiting: ended[i] ?? [] }));
  const applied = isAllPassed ? outcomes : outcomes.filter(({ inboxId }) => !passed.has(inboxId));
  await settleInbox(ctx, applied);
  return applied.length;
}
