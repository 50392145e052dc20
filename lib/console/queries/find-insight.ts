import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

export type ReasonCluster = { title: string; reason: string; units: number; of: number; policyVersion: number };

const DAYS = 90;
/** Fewer returns of one product with one reason are chance. */
const LEAST = 3;

/** The product whose returns agree most on one reason, where they are enough to mean something; else null. */
export async function findInsight(ctx: Ctx): Promise<ReasonCluster | null> {
  const since = new Date(ctx.now.getTime() - DAYS * 86_400_000).toISOString();
  const { rows } = await ctx.db.execute<ReasonCluster>(sql`
    select title, reason, n::int as units, total::int as of, version as "policyVersion"
    from (
      select coalesce(l.product_external_id, l.title) as product, min(l.title) as title, x.reason, sum(x.quantity) as n,
        sum(sum(x.quantity)) over (partition by coalesce(l.product_external_id, l.title)) as total, max(r.policy_version) as version
      from returns r
      join return_lines x on x.shop_id = r.shop_id and x.return_id = r.id
      join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
      where r.shop_id = ${ctx.shopId} and r.created_at >= ${since}::timestamptz and r.status not in ('cancelled', 'expired')
      group by 1, x.reason) g
    where reason is not null and reason not in ('changed_mind', 'other', 'ordered_several') and n >= ${LEAST} and n * 2 >= total
    order by n desc, n / total desc, product limit 1`);
  return rows[0] ?? null;
}
