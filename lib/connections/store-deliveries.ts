import { sql } from 'drizzle-orm';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

export type Delivery = {
  connectionId: string;
  source: Source;
  /** The provider's id of the delivery, else the SHA-256 of its bytes. */
  dedupeKey: string;
  body: string;
};

/**
 * Writes deliveries into the inbox: applied in this same transaction (`processed`), or yet to be (`received`). Answers each
 * one's id; null for one that is there already, or twice among these.
 */
export async function storeDeliveries(
  ctx: Ctx,
  deliveries: readonly Delivery[],
  state: 'processed' | 'received',
): Promise<(string | null)[]> {
  const told = deliveries.map((delivery) => ({ ...delivery, id: newId() }));
  // In one order for everyone who stores several; one parameter, so that the statement is planned once.
  const { rows: stored } = await ctx.db.execute<{ id: string }>(sql`
    insert into inbox (shop_id, id, connection_id, source, dedupe_key, body, state, attempts, received_at, processed_at)
    select ${ctx.shopId}::uuid, t.id, t."connectionId", t.source, t."dedupeKey", t.body, ${state}, 1, now.at,
      case ${state} when 'processed' then now.at end
    from json_to_recordset(${JSON.stringify(told)}::json) as t (id uuid, "connectionId" uuid, source text, "dedupeKey" text,
        body text),
      (select ${ctx.now.toISOString()}::timestamptz as at) now
    order by t."connectionId", t."dedupeKey"
    on conflict (shop_id, connection_id, dedupe_key) do nothing returning id`);
  const ids = new Set(stored.map(({ id }) => id));
  return told.map(({ id }) => (ids.has(id) ? id : null));
}
