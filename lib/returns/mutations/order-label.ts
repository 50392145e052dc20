import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { returnLabels } from '@/db/schema/return-ways';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import { LABELS_A_CUSTOMER_A_DAY, LABELS_A_SHOP_A_DAY } from '../constants';
import { findReturnSettings } from '../queries/find-return-settings';
import { labelRoute } from '../queries/label-route';
import { shopperAddress } from '../rules/label-request';
import type { ReturnSettings } from '../types';
import { recordReturnEvent } from './record-return-event';

const DAY_MS = 86_400_000;

/**
 * Sees to the label of a return that may travel: once a return, however often it is asked. Where the shop has a provider
 * a job buys it; else the shop's own label is drawn from what is known. Beyond the day's limits a person must look.
 * @param input.isAsked by that person: no limit holds
 */
export async function orderLabel(ctx: Ctx, input: { returnId: string; isAsked?: boolean }): Promise<void> {
  const [found] = await ctx.db
    .select({ row: returns, order: orders, policy: policyVersions.document })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.shopId, returns.shopId), eq(policyVersions.version, returns.policyVersion)),
    )
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  if (!found || found.row.parcelOf || !found.row.expiresAt) return;
  const { row, order } = found;
  const type = storedPolicy(found.policy).methods.find(({ code }) => code === row.method)?.type;
  if (type !== 'label' && type !== 'qr') return;
  const settings = await findReturnSettings(ctx);
  const route = settings.address && shopperAddress(order) ? await labelRoute(ctx) : null;
  const isOver = route !== null && !input.isAsked && (await isOverLimit(ctx, order.emailKey, settings));
  const labelId = newId(ctx.now.getTime());
  const [ordered] = await ctx.db
    .insert(returnLabels)
    .values({
      shopId: ctx.shopId,
      id: labelId,
      orderId: row.orderId,
      returnId: row.id,
      kind: type,
      provider: route?.provider ?? 'local',
      state: isOver ? 'failed' : route ? 'wanted' : 'bought',
      lastError: isOver ? 'The limit of labels for one day is reached.' : null,
      createdAt: ctx.now,
      boughtAt: route ? null : ctx.now,
    })
    .onConflictDoNothing({
      target: [returnLabels.shopId, returnLabels.returnId],
      where: sql`state <> 'void'`,
    })
    .returning({ id: returnLabels.id });
  if (!ordered || !route) return;
  if (isOver) {
    await recordReturnEvent(ctx, {
      returnId: row.id,
      type: 'label_failed',
      data: { reason: 'limit' },
      audience: 'staff',
    });
    return;
  }
  await enqueueJob(ctx, 'buy-label', { labelId }, { key: `buy-label:${labelId}` });
}

/** Labels buy carriage: a shop and a shopper each have so many a day, however many ask at once. */
async function isOverLimit(ctx: Ctx, emailKey: Buffer, settings: ReturnSettings): Promise<boolean> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`labels ${ctx.shopId}`}, 0))`);
  const [count] = await ctx.db
    .select({
      shop: sql<number>`count(*)::int`,
      customer: sql<number>`count(*) filter (where ${orders.emailKey} = ${emailKey})::int`,
    })
    .from(returnLabels)
    .innerJoin(orders, and(eq(orders.shopId, returnLabels.shopId), eq(orders.id, returnLabels.orderId)))
    .where(
      and(
        eq(returnLabels.shopId, ctx.shopId),
        ne(returnLabels.provider, 'local'),
        gt(returnLabels.createdAt, new Date(ctx.now.getTime() - DAY_MS)),
      ),
    );
  return (
    (count?.shop ?? 0) >= (settings.labels_per_day ?? LABELS_A_SHOP_A_DAY) ||
    (count?.customer ?? 0) >= (settings.labels_per_customer_day ?? LABELS_A_CUSTOMER_A_DAY)
  );
}
