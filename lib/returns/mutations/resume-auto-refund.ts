import { and, eq, sql } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import { returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { PAY_MOMENTS } from '@/lib/policies/constants';

/**
 * Asks once more whether the policy pays a return by itself: after something a person had to settle first is settled.
 * The moment that counts is the policy's, where it has come.
 */
export async function resumeAutoRefund(ctx: Ctx, returnId: string): Promise<void> {
  const [found] = await ctx.db
    .select({
      status: returns.status,
      moment: sql<string | null>`${policyVersions.document} #>> '{auto_refund,on}'`,
      arrived: sql<boolean>`exists (select 1 from ${shipments} s where s.shop_id = ${returns.shopId} and s.order_id = ${returns.orderId}
        and s.direction = 'return' and s.status = 'delivered')`,
    })
    .from(returns)
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.shopId, returns.shopId), eq(policyVersions.version, returns.policyVersion)),
    )
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  const moment = PAY_MOMENTS.find((one) => one === found?.moment);
  if (!found || !moment) return;
  const hasCome = {
    first_scan: ['in_transit', 'received'].includes(found.status),
    receipt: found.status === 'received' || (found.status === 'in_transit' && found.arrived),
    inspection: found.status === 'received',
  }[moment];
  if (hasCome) await enqueueJob(ctx, 'auto-refund', { returnId, moment }, { key: `auto-refund:${returnId}` });
}
