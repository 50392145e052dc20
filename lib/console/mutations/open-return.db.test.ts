import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { loadReturnDetail } from '../queries/load-return-detail';
import { loadStaffReturn } from '../queries/load-staff-return';
import { returnDetail } from '../rules/return-detail';
import { comeBack, staffQuote, staffReturnView } from '../rules/staff-return';
import { openReturn } from './open-return';

async function delivered(ctx: Ctx) {
  const order = await createOrder(ctx, {
    lines: [{ quantity: 2 }, { title: 'Engraved belt', unit_price: 4_000, final_sale: true }],
  });
  const shipment = await createShipment(ctx, order);
  await addEvent(ctx, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
  return order;
}
const wish = (orderId: string, seen: number, approve = true) => ({
  orderId,
  lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const }],
  method: 'label',
  seen,
  approve,
});
const all = (ctx: Ctx) =>
  ctx.db
    .select()
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId)));

describe('a return on a shopper’s behalf', () => {
  it('is the shopper’s own in all but who asked, and may be approved at once', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await delivered(ctx);
      const { returnId } = await openReturn(ctx, wish(order.id, 14_900));
      const [row] = await all(ctx);
      expect(row).toMatchObject({ id: returnId, status: 'approved', quotedRefund: 14_900 });
      const detail = returnDetail(await loadReturnDetail(ctx, { returnId }), { now: ctx.now, role: 'owner' });
      expect(detail.timeline.map(({ text }) => text)).toContain('Jana opened it for them');
      const waits = await openReturn(ctx, wish(order.id, 14_900, false));
      expect((await all(ctx)).find(({ id }) => id === waits.returnId)?.status).toBe('requested');
    }));

  it('comes to what was shown, or is not opened at all', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const order = await inShop(gate, delivered);
      await expect(inShop(gate, (ctx) => openReturn(ctx, wish(order.id, 14_000)))).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { reason: 'changed', total: 14_900 },
      });
      expect(await inShop(gate, all)).toEqual([]);
      const presses = Array.from({ length: 6 }, () => inShop(gate, (ctx) => openReturn(ctx, wish(order.id, 14_900))));
      const results = await Promise.allSettled(presses);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'INELIGIBLE' });
    }));

  it('is refused by the policy as the shopper’s own is, with the words why', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await delivered(ctx);
      const facts = await loadStaffReturn(ctx, { orderId: order.id });
      expect(
        comeBack(facts, ctx.now).map(({ left, text, tone }) => [left, tone, text.split(' ').slice(0, 3).join(' ')]),
      ).toEqual([
        [2, 'done', 'Can come back'],
        [1, 'problem', 'It was sold'],
      ]);
      expect(staffReturnView(facts, ctx.now).reasons.length).toBeGreaterThan(5);
      const lines = [{ line_external_id: 'line-2', quantity: 1, reason: 'too_small', resolution: 'refund' as const }];
      const quote = quoteReturn({ ...facts.quoteFacts, lines, method: 'label', now: ctx.now });
      expect(staffQuote(quote, facts)).toMatchObject({ verdict: 'ineligible', total: 0 });
      await expect(openReturn(ctx, { ...wish(order.id, 0), lines })).rejects.toMatchObject({ code: 'INELIGIBLE' });
    }));

  it('finds nothing as another shop', () =>
    withTestDb(async (t) => {
      const order = await delivered(await t.as(await t.createShop()));
      const other = await t.as(await t.createShop());
      await expect(openReturn(other, wish(order.id, 14_900))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(loadStaffReturn(other, { orderId: order.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));
});
