import { and, eq, inArray } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

/** The names of connections by id, removed ones too: what they brought stays. */
export async function nameConnections(ctx: Ctx, input: { ids: readonly string[] }): Promise<Map<string, string>> {
  const ids = [...new Set(input.ids)];
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: connections.id, name: connections.name })
    .from(connections)
    .where(and(eq(connections.shopId, ctx.shopId), inArray(connections.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
