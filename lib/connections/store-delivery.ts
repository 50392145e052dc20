import { sql } from 'drizzle-orm';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { inOneGo } from '@/lib/core/in-one-go';

export type Delivery = {
  connectionId: string;
  source: Source;
  /** The provider's id of the delivery, else the SHA-256 of its bytes. */
  dedupeKey: string;
  body: string;
};

/** Writes a delivery into the inbox; null when it is there already. */
export async function storeDelivery(
  ctx: Ctx,
  delivery: Delivery,
  state: 'processed' | 'parked',
): Promise<string | null> {
  return inOneGo(ctx, 'store-delivery', { ...delivery, id: newId(), state }, (rows) => insertAll(ctx, rows));
}

type Row = Delivery & { id: string; state: 'processed' | 'parked' };

/** In one order for everyone who stores several; one parameter, so that the statement is planned once. */
async function insertAll(ctx: Ctx, rows: readonly Row[]): Promise<(string | null)[]> {
  const { rows: stored } = await ctx.db.execute<{ id: string }>(sql`
    insert into inbox (shop_id, id, connection_id, source, dedupe_key, body, state, reason, attempts, received_at, processed_at)
    select ${ctx.shopId}::uuid, t.id, t."connectionId", t.source, t."dedupeKey", t.body, t.state,
      case t.state when 'parked' then 'failed' end, 1, now.at, case t.state when 'processed' then now.at end
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (id uuid, "connectionId" uuid, source text, "dedupeKey" text,
        body text, state text),
      (select ${ctx.now.toISOString()}::timestamptz as at) now
    order by t."connectionId", t."dedupeKey"
    on conflict (shop_id, connection_id, dedupe_key) do nothing returning id`);
  const ids = new Set(stored.map(({ id }) => id));
  return rows.map(({ id }) => (ids.has(id) ? id : null));
}
