import { sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import type { Waiting } from '../waiting';

/** Copies of one message hold no more than this together, or are few; what they do not wait for, applying it again finds. */
const MOST_COPIED_BYTES = 32 * 1_048_576;
const FEW_COPIES = 8;

/** Between a message's key and what its copy waits for. */
const COPY = ' waits for ';

/**
 * Writes down how messages ended, in one statement: processed when nothing waits, else parked with the first reason.
 * Whatever else one waits for gets a copy of the message, so that each arrival finds it.
 */
export async function settleInbox(
  ctx: Ctx,
  outcomes: readonly { inboxId: string; waiting: readonly Waiting[] }[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const { db, shopId, now } = ctx;
  const told = outcomes.map(({ inboxId, waiting }) => {
    const [first, ...others] = [...new Map(waiting.map((w) => [w.waitsFor ?? '', w])).values()];
    return { id: inboxId, state: first ? 'parked' : 'processed', ...first, others };
  });
  const settled = told.map(({ others: _, ...row }) => row);
  await updateInbox(db, { shopId, rows: JSON.stringify(settled), at: now.toISOString() });
  const copies = told.flatMap(({ id, others }) =>
    others.flatMap(({ reason, detail, waitsFor }, n) =>
      waitsFor ? [{ of: id, id: newId(), n, reason, detail, waitsFor }] : [],
    ),
  );
  if (copies.length === 0) return;
  await db.execute(sql`
    insert into inbox (shop_id, id, connection_id, source, dedupe_key, body, state, reason, detail, tracking_key, attempts, received_at)
    select i.shop_id, t.id, i.connection_id, i.source, split_part(i.dedupe_key, ${COPY}, 1) || ${COPY} || t."waitsFor", i.body,
      'parked', t.reason, t.detail, t."waitsFor", i.attempts, i.received_at
    from json_to_recordset(${JSON.stringify(copies)}::json) as t ("of" uuid, id uuid, n int, reason text, detail text, "waitsFor" text)
    join inbox i on i.shop_id = ${shopId} and i.id = t."of"
    where t.n < greatest(${FEW_COPIES}, ${MOST_COPIED_BYTES} / greatest(octet_length(i.body), 1))
    order by i.connection_id, 5
    on conflict (shop_id, connection_id, dedupe_key) do nothing`);
}

const updateInbox = rawStatement<{ shopId: string; rows: string; at: string }, unknown>(
  ({ shopId, rows, at }) => sql`
    update inbox i set state = t.state, reason = t.reason, detail = t.detail, tracking_key = t."waitsFor",
      attempts = i.attempts + 1, processed_at = case t.state when 'processed' then ${at}::timestamptz end
    from json_to_recordset(${rows}::json) as t (id uuid, state text, reason text, detail text, "waitsFor" text)
    where i.shop_id = ${shopId} and i.id = t.id`,
);
