import { eq } from 'drizzle-orm';
import { transitLanes } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { LEARNING_DAYS, LEARNING_PARCELS } from '../constants';
import { listPastDeliveries } from '../queries/list-past-deliveries';
import { learnLanes } from '../rules/learn-lanes';

/** Columns times rows must stay below PostgreSQL's 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

/** Learns anew, from the shop's newest deliveries, how long its parcels take on each lane. Returns how many lanes it knows. */
export async function learnTransit(ctx: Ctx): Promise<{ lanes: number }> {
  const since = new Date(ctx.now.getTime() - LEARNING_DAYS * 86_400_000);
  const lanes = learnLanes(await listPastDeliveries(ctx, { since, limit: LEARNING_PARCELS }));
  await ctx.db.delete(transitLanes).where(eq(transitLanes.shopId, ctx.shopId));
  for (let at = 0; at < lanes.length; at += ROWS_AT_ONCE) {
    const rows = lanes
      .slice(at, at + ROWS_AT_ONCE)
      .map((lane) => ({ ...lane, shopId: ctx.shopId, learnedAt: ctx.now }));
    await ctx.db.insert(transitLanes).values(rows);
  }
  return { lanes: lanes.length };
}
