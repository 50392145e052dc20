import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { carrierDependencies } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import type { Dependency } from '../rules/scorecard';

/** The carriers that the shop depends on by the last count, those with most parcels first. */
export async function listDependencies(ctx: Ctx): Promise<Dependency[]> {
  const rows = await ctx.db
    .select()
    .from(carrierDependencies)
    .where(and(eq(carrierDependencies.shopId, ctx.shopId), isNotNull(carrierDependencies.level)))
    .orderBy(desc(carrierDependencies.ofParcels), carrierDependencies.carrier);
  return rows.flatMap(({ carrier, ofParcels, ofValue, level }) =>
    level ? [{ carrier, ofParcels, ofValue, level }] : [],
  );
}
