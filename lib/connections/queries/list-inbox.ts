import { and, eq, sql } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';

export type InboxEntry = {
  id: string;
  connectionId: string;
  source: string;
  state: 'received' | 'processed' | 'parked';
  reason: string | null;
  detail: string | null;
  /** What it waits for: a number's key, `order …` or `shipment …`. */
  waitsFor: string | null;
  attempts: number;
  receivedAt: Date;
  processedAt: Date | null;
};

/** What providers sent, newest first, without the bodies. */
export async function listInbox(
  ctx: Ctx,
  input: PageInput & { state?: InboxEntry['state']; connectionId?: string },
): Promise<Page<InboxEntry>> {
  const { limit, after, state, connectionId } = input;
  const rows = await ctx.db
    .select({
      id: inbox.id,
      connectionId: inbox.connectionId,
      source: inbox.source,
      state: inbox.state,
      reason: inbox.reason,
      detail: inbox.detail,
      waitsFor: inbox.trackingKey,
      attempts: inbox.attempts,
      receivedAt: inbox.receivedAt,
      processedAt: inbox.processedAt,
    })
    .from(inbox)
    .where(
      and(
        eq(inbox.shopId, ctx.shopId),
        state && eq(inbox.state, state),
        connectionId ? eq(inbox.connectionId, connectionId) : undefined,
        after ? sql`(${inbox.receivedAt}, ${inbox.id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(sql`${inbox.receivedAt} desc, ${inbox.id} desc`)
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => ({ at: row.receivedAt.toISOString(), id: row.id }));
}
