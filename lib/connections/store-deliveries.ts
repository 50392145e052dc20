import { sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
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
  const given = { shopId: ctx.shopId, rows: JSON.stringify(told), state, now: ctx.now.toISOString() };
  const stored = await insertDeliveries(ctx.db, given);
  const ids = new Set(stored.map(({ id }) => id));
  return told.map(({ id }) => (ids.has(id) ? id : null));
}

const insertDeliveries = rawStatement<{ shopId: string; rows: string; state: string; now: string }, { id: string }>(
  ({ shopId, rows, state, now }) => sql`
    insert into inbox (shop_id, id, connection_id, source, dedupe_key, body, state, attempts, received_at, processed_at)
    select ${shopId}::uuid, t.id, t."connectionId", t.source, t."dedupeKey", t.body, ${state}::text, 1, now.at,
      case ${state}::text when 'processed' then now.at end
    from json_to_recordset(${rows}::json) as t (id uuid, "connectionId" uuid, source text, "dedupeKey" text,
        body text),
      (select ${now}::timestamptz as at) now
    order by t."connectionId", t."dedupeKey"
    on conflict (shop_id, connection_id, dedupe_key) do nothing returning id`,
);
