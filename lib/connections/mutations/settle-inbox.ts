import { and, eq, sql } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import type { Waiting } from '../waiting';

/** Between a message's key and what its copy waits for. */
const COPY = ' waits for ';

/**
 * Writes down how a message ended: processed when nothing waits, else parked with the first reason. Whatever else it
 * waits for gets a copy of the message, so that each arrival finds it.
 */
export async function settleInbox(
  ctx: Ctx,
  input: { inboxId: string; waiting: readonly Waiting[] },
): Promise<'processed' | 'parked'> {
  const { db, shopId, now } = ctx;
  const [first, ...others] = [...new Map(input.waiting.map((w) => [w.waitsFor ?? '', w])).values()];
  const state = first ? 'parked' : 'processed';
  const [row] = await db
    .update(inbox)
    .set({
      state,
      reason: first?.reason ?? null,
      detail: first?.detail ?? null,
      trackingKey: first?.waitsFor ?? null,
      attempts: sql`${inbox.attempts} + 1`,
      processedAt: first ? null : now,
    })
    .where(and(eq(inbox.shopId, shopId), eq(inbox.id, input.inboxId)))
    .returning();
  const copies = others.flatMap((other) => (other.waitsFor && row ? [{ ...other, row }] : []));
  if (copies.length > 0) {
    await db
      .insert(inbox)
      .values(
        copies
          .map(({ row: original, reason, detail, waitsFor }) => ({
            ...original,
            id: newId(),
            dedupeKey: `${original.dedupeKey.split(COPY)[0]}${COPY}${waitsFor}`,
            reason,
            detail,
            trackingKey: waitsFor,
          }))
          .sort((a, b) => (a.dedupeKey < b.dedupeKey ? -1 : 1)),
      )
      .onConflictDoNothing({ target: [inbox.shopId, inbox.connectionId, inbox.dedupeKey] });
  }
  return state;
}
