import { sql } from 'drizzle-orm';
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
  await ctx.db.execute(sql`
    insert into audit_log (shop_id, id, at, actor, action, entity, entity_id, request_id, details)
    select ${ctx.shopId}::uuid, t.id, ${ctx.now.toISOString()}::timestamptz, ${actorKey(ctx.actor)}, t.action, t.entity,
      t."entityId", ${ctx.requestId}, t.details
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (id uuid, action text, entity text, "entityId" text, details text)`);
}
