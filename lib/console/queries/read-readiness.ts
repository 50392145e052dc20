import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { ReadinessFacts } from '../rules/checklist';

/** How far a shop has got with opening, and its public face. */
export async function readReadiness(ctx: Ctx): Promise<ReadinessFacts> {
  const of = (table: ReturnType<typeof sql>) => sql`exists (select 1 from ${table} where shop_id = ${ctx.shopId})`;
  const { rows } = await ctx.db.execute<ReadinessFacts>(sql`
    select jsonb_build_object('slug', h.slug, 'name', h.name, 'timeZone', h.time_zone, 'currency', h.currency) as shop,
      exists (select 1 from connections c where c.shop_id = h.id and c.deleted_at is null) as "hasConnection",
      ${of(sql`api_keys`)} as "hasKey", ${of(sql`orders`)} as "hasOrder", ${of(sql`shipments`)} as "hasParcel",
      exists (select 1 from policy_versions p where p.shop_id = h.id and p.version > 1) as "hasPolicy",
      (select count(*) > 1 from members m where m.shop_id = h.id) as "hasColleague",
      b.published_version as "brandVersion", to_json(v.published_at) #>> '{}' as "publishedAt",
      coalesce(
        (select s.order_id from shipments s where s.shop_id = h.id and s.status in ('out_for_delivery', 'in_transit')
          and s.direction = 'outbound' order by s.last_event_at desc nulls last limit 1),
        (select o.id from orders o where o.shop_id = h.id order by o.placed_at desc, o.id desc limit 1)) as "sampleOrderId"
    from shops h
    left join brands b on b.shop_id = h.id and b.is_default
    left join brand_versions v on v.shop_id = b.shop_id and v.brand_id = b.id and v.version = b.published_version
    where h.id = ${ctx.shopId}`);
  const [row] = rows;
  if (!row) throw new Error('The shop of a session exists.');
  return row;
}
