import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { FOLD_VERSION } from '@/lib/carriers/rules/fold-shipment';
import type { Ctx } from '@/lib/core/context';

/** Ids of parcels that an earlier edition of the rules has folded, or with `all` of any, in order, those after `after`. */
export async function listOutdated(
  { db, shopId }: Ctx,
  { after, limit, all = false }: { after: string; limit: number; all?: boolean },
): Promise<string[]> {
  const isOutdated = all ? undefined : lt(shipments.foldVersion, FOLD_VERSION);
  const rows = await db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, shopId), isOutdated, gt(shipments.id, after)))
    .orderBy(asc(shipments.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
