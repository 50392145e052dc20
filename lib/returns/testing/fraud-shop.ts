import { eq } from 'drizzle-orm';
import { refundIntents, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { type CreatedOrder, createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import type { PayMoment } from '@/lib/policies/constants';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { autoRefundReturn } from '../mutations/auto-refund-return';
import { createReturn } from '../mutations/create-return';
import { returnParcelId } from '../mutations/open-return-parcel';
import { receiveReturn } from '../mutations/receive-return';
import { findRisk } from '../queries/find-risk';
import { lockReturn } from '../queries/lock-return';

/** What one unit was paid with, what it weighs, and how many orders may be sent back before a person looks. */
export const PRICE = 14_900;
export const GRAMS = 1_500;
export const LIMITS = { per_customer: { returns: 3, days: 90 }, per_customer_day: 2, per_order: 2 };

/**
 * What became of a return by the policy alone: `refused` it was never opened, `waiting` nothing of it is here, `manual` a
 * person says yes or pays, `hold` nothing moves before somebody has looked, `nothing` there is nothing to pay, and paid in
 * part or in full.
 */
export type Outcome = 'refused' | 'waiting' | 'manual' | 'hold' | 'nothing' | 'partial' | 'full';
export type Opened = { returnId: string; status: string; order: CreatedOrder; serials: string[] };
type Found = {
  accepted?: number;
  damaged?: number;
  missing?: number;
  serials?: string[];
  grams?: number;
  extra?: string;
};

export type FraudShop = {
  ctx: Ctx;
  buy: (given?: { quantity?: number; email?: string; days?: number }) => Promise<CreatedOrder>;
  ask: (order: CreatedOrder, given?: { quantity?: number; resolution?: 'refund' | 'keep' }) => Promise<Opened>;
  /** A carrier's scan of its parcel. */
  scan: (opened: Opened, status?: 'in_transit' | 'delivered') => Promise<void>;
  unpack: (opened: Opened, found: Found) => Promise<void>;
  outcome: (opened: Opened) => Promise<[Outcome, number]>;
};

/** A shop whose policy approves and pays by itself, as far as it lets itself be talked into it. */
export const inFraudShop = (policy: PolicyDocument, run: (shop: FraudShop) => Promise<void>) =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const document = { auto_approve: true, auto_refund: { on: 'inspection' as const }, limits: LIMITS, ...policy };
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document });
    let orders = 0;
    const paid = async (returnId: string) =>
      (await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId))).reduce(
        (sum, { amount, state }) => sum + (state === 'failed' ? 0 : amount),
        0,
      );
    await run({
      ctx,
      buy: ({ quantity = 1, email = 'jana@example.com', days = 3 } = {}) => {
        orders += 1;
        const serials = Array.from({ length: quantity }, (_, n) => `SN-${orders}-${n}`);
        return createOrder(ctx, {
          number: `N-${orders}`,
          fulfilled_at: new Date(NOW.getTime() - days * 86_400_000).toISOString(),
          customer: { email, name: 'Jana' },
          lines: [{ quantity, unit_price: PRICE, weight_grams: GRAMS, serials }],
        });
      },
      ask: async (order, { quantity = 1, resolution = 'refund' } = {}) => {
        const line = { line_external_id: 'line-1', quantity, reason: 'changed_mind', resolution };
        const made = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [line] });
        const n = order.number.slice(2);
        return { ...made, order, serials: Array.from({ length: quantity }, (_, unit) => `SN-${n}-${unit}`) };
      },
      scan: async (opened, status = 'in_transit') => {
        const [row] = await ctx.db.select().from(returns).where(eq(returns.id, opened.returnId));
        const externalId = returnParcelId(row?.number ?? '');
        await putShipment(ctx, {
          externalId,
          shipment: {
            order_external_id: opened.order.externalId,
            direction: 'return',
            lines: [{ line_external_id: 'line-1', quantity: opened.serials.length }],
          },
        });
        await addEvent(ctx, { externalId }, { status });
      },
      unpack: async (opened, { serials = [], grams, extra, ...found }) => {
        const { lines } = await lockReturn(ctx, opened.returnId, null);
        const good = found.accepted ?? 0;
        const units = serials.length > 0 ? [{ condition: 'good' as const, quantity: good, serials }] : undefined;
        const id = lines[0]?.id ?? '';
        await receiveReturn(ctx, {
          returnId: opened.returnId,
          lines: [{ return_line_id: id, accepted: 0, damaged: 0, missing: 0, ...found, units }],
          unexpected: extra ? [{ title: extra, quantity: 1 }] : undefined,
          weight_grams: grams,
        });
      },
      outcome: async ({ returnId }) => {
        for (const moment of ['first_scan', 'receipt', 'inspection'] as PayMoment[])
          if (await hasCome(ctx, returnId, moment)) await autoRefundReturn(ctx, { returnId, moment });
        const { row, owed, facts } = await lockReturn(ctx, returnId, null);
        const sum = await paid(returnId);
        const { isCautioned } = await findRisk(ctx, { returnId });
        if (sum > 0) return [sum < row.quotedRefund ? 'partial' : 'full', sum];
        if (isCautioned || facts.isHeld || facts.isDisputed) return ['hold', 0];
        if (row.status === 'requested') return ['manual', 0];
        if (row.status === 'received')
          return [
            owed.refund > 0 || facts.unitsAwaited > 0 || (await isDamaged(ctx, returnId)) ? 'manual' : 'nothing',
            0,
          ];
        return [row.status === 'in_transit' && row.dockedAt !== null ? 'manual' : 'waiting', 0];
      },
    });
  });

/** As the jobs ask, which the scans and verbs leave behind. */
async function hasCome(ctx: Ctx, returnId: string, moment: PayMoment): Promise<boolean> {
  const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
  if (row?.status === 'received') return true;
  if (row?.status !== 'in_transit') return false;
  return moment === 'first_scan' || (moment === 'receipt' && row.dockedAt !== null);
}

const isDamaged = async (ctx: Ctx, returnId: string) =>
  (await lockReturn(ctx, returnId, null)).lines.some(({ damaged }) => damaged > 0);
