import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** Of each carrier, how a shop's newest parcels name its services: what a contract may be written for. */
export async function listUsedServices(ctx: Ctx, input: { carrier: string }): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ service: string }>(sql`
    select distinct service from (
      select s.service from shipments s
      where s.shop_id = ${ctx.shopId} and s.status in ('delivered', 'in_transit') and s.carrier = ${input.carrier}
      order by s.last_event_at desc limit 2000) s
    where service is not null and service <> '' order by service limit 50`);
  return rows.map(({ service }) => service);
}
