import { and, eq, inArray, sql } from 'drizzle-orm';
import { carrierDependencies } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { listMembers } from '@/lib/shops/queries/list-members';
import { DEPENDENCY_DAYS } from '../constants';
import { readScores } from '../queries/read-carriers';
import { followDependencies } from '../rules/scorecard';

/**
 * Counts anew which carriers the shop depends on, writes them down, and has its owners told of each level that is passed
 * for the first time. Repeated, it tells nothing twice.
 */
export async function countDependencies(ctx: Ctx): Promise<void> {
  const { db, shopId, now } = ctx;
  const ofShop = eq(carrierDependencies.shopId, shopId);
  const known = await db
    .select({ carrier: carrierDependencies.carrier, told: carrierDependencies.told })
    .from(carrierDependencies)
    .where(ofShop)
    .orderBy(carrierDependencies.carrier)
    .for('update');
  const { rows } = await readScores(ctx, { days: DEPENDENCY_DAYS, carrier: null });
  // Parcels of which nobody says who carries them are nobody's to depend on.
  const { keep, over } = followDependencies(rows, known);
  if (over.length > 0) {
    await db.delete(carrierDependencies).where(and(ofShop, inArray(carrierDependencies.carrier, over)));
  }
  for (const { tell, ...share } of keep.filter(({ carrier }) => carrier !== '')) {
    await db
      .insert(carrierDependencies)
      .values({ shopId, ...share, since: now, countedAt: now })
      .onConflictDoUpdate({
        target: [carrierDependencies.shopId, carrierDependencies.carrier],
        set: {
          level: share.level,
          told: share.told,
          ofParcels: share.ofParcels,
          ofValue: share.ofValue,
          countedAt: now,
          since: tell ? now : sql`${carrierDependencies.since}`,
        },
      });
    if (tell) await tellOwners(ctx, share.carrier, share.told);
  }
}

async function tellOwners(ctx: Ctx, carrier: string, level: string): Promise<void> {
  await recordAudit(ctx, {
    action: 'carrier.dependency',
    entity: 'carrier',
    entityId: carrier,
    details: { level },
  });
  for (const { userId, role } of await listMembers(ctx))
    if (role === 'owner')
      await enqueueJob(
        ctx,
        'tell-dependency',
        { carrier, userId },
        { key: `tell-dependency:${ctx.shopId}:${carrier}:${userId}:${level}` },
      );
}
