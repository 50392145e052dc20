import { sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';

/** `details` must hold no personal data. */
export type Deed = { action: string; entity: string; entityId: string; details?: Record<string, unknown> };

/** Writes who did what, in the caller's transaction and in one statement: a verb whose audit fails, fails. */
export async function recordAudits(ctx: Ctx, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const rows = deeds.map(({ details, ...deed }) => ({
    ...deed,
    id: newId(),
    details: details ? JSON.stringify(details) : null,
  }));
  await writeDeeds(ctx.db, {
    shopId: ctx.shopId,
    now: ctx.now.toISOString(),
    actor: actorKey(ctx.actor),
    requestId: ctx.requestId,
    deeds: JSON.stringify(rows),
  });
}

const writeDeeds = rawStatement<
  { shopId: string; now: string; actor: string; requestId: string; deeds: string },
  unknown
>(
  ({ shopId, now, actor, requestId, deeds }) => sql`
    insert into audit_log (shop_id, id, at, actor, action, entity, entity_id, request_id, details)
    select ${shopId}::uuid, t.id, ${now}::timestamptz, ${actor}, t.action, t.entity, t."entityId", ${requestId}, t.details
    from json_to_recordset(${deeds}::json) as t (id uuid, action text, entity text, "entityId" text, details text)`,
);
