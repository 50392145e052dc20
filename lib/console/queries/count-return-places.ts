import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { ReturnTab } from '../constants';
import { inTab, placedReturns, unsettled } from './return-places';

export type PlaceCount = {
  place: Exclude<ReturnTab, 'all'>;
  count: number;
  /** When the oldest of them came to this place. */
  oldest: string;
  sums: { amount: number; currency: string }[];
};

/** How many open returns stand where, what money hangs on them, and since when the oldest does. */
export async function countReturnPlaces(ctx: Ctx): Promise<PlaceCount[]> {
  const { rows } = await ctx.db.execute<PlaceCount>(sql`
    with opened as materialized (${placedReturns(ctx, unsettled(ctx))})
    select place, sum(n)::int as count, to_json(min(oldest)) #>> '{}' as oldest,
      jsonb_agg(jsonb_build_object('amount', amount, 'currency', currency)) as sums
    from (
      select place, currency, count(*) as n, min(since) as oldest, sum(remaining) as amount
      from (
        select place, currency, since,
          case when back > 0 and status in ('rejected', 'cancelled', 'expired') then back else remaining + back end as remaining from opened
        union all select 'unlabelled', currency, since, remaining from opened q where ${inTab('unlabelled')}
        union all select 'transfer', currency, since, remaining from opened q where ${inTab('transfer')}
        union all select 'law', currency, created_at, remaining from opened q where ${inTab('law')}) q
      group by place, currency) g
    group by place`);
  return rows;
}
