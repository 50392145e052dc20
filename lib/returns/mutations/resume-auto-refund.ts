import { and, asc, eq, or, sql } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import type { Policy } from '@/lib/policies/schema';
import { findRisk } from '../queries/find-risk';
import { payMoment } from '../rules/pays-by-itself';
import type { Quote } from '../types';

/**
 * Asks once more whether the policy pays a return by itself: after something a person had to settle first is settled.
 * The moment that counts is the policy's for such a return, where it has come. That a carrier calls its parcel delivered is
 * none: only the shop's own word is a receipt.
 */
export async function resumeAutoRefund(ctx: Ctx, returnId: string): Promise<void> {
  const [found] = await ctx.db
    .select({
      status: returns.status,
      quote: returns.quote,
      dockedAt: returns.dockedAt,
      rule: sql<Policy['auto_refund']>`${policyVersions.document} -> 'auto_refund'`,
    })
    .from(returns)
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.shopId, returns.shopId), eq(policyVersions.version, returns.policyVersion)),
    )
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  if (!found?.rule) return;
  const moment = payMoment(found.rule, { quote: found.quote as Quote, risk: await findRisk(ctx, { returnId }) });
  if (!moment) return;
  const hasCome = {
    first_scan: ['in_transit', 'received'].includes(found.status),
    receipt: found.status === 'received' || (found.status === 'in_transit' && found.dockedAt !== null),
    inspection: found.status === 'received',
  }[moment];
  if (hasCome) await enqueueJob(ctx, 'auto-refund', { returnId, moment }, { key: `auto-refund:${returnId}` });
}

/** The same of all that travels in one parcel. */
export async function resumeParcel(ctx: Ctx, lead: string): Promise<void> {
  const inside = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), or(eq(returns.id, lead), eq(returns.parcelOf, lead))))
    .orderBy(asc(returns.id));
  for (const { id } of inside) await resumeAutoRefund(ctx, id);
}
