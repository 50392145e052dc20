import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
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

it('carries what the policy asks, with pictures that staff took in and nobody else’s', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const choices = [{ code: 'heel', label: { en: 'At the heel' } }];
    const reason = {
      code: 'too_small',
      label: { en: 'Too tight' },
      photo: 'required' as const,
      follow_ups: [{ code: 'where', label: { en: 'Where?', de: 'Wo?' }, choices }],
    };
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { reasons: [reason] } });
    const order = await delivered(ctx);
    const view = staffReturnView(await loadStaffReturn(ctx, { orderId: order.id }), ctx.now);
    expect(view.reasons).toEqual([
      {
        code: 'too_small',
        label: 'Too tight',
        photo: 'required',
        followUps: [{ code: 'where', label: 'Where?', choices: [{ code: 'heel', label: 'At the heel' }] }],
      },
    ]);
    const picture = { bytes: Buffer.from('x'), mime: 'image/webp', width: 1, height: 1 };
    const { uploadId: ours } = await storeUpload(ctx, { kind: 'photo', picture });
    const shopper = { ...ctx, actor: { type: 'shopper' as const, orderId: order.id, grantId: newId(), scopes: [] } };
    const { uploadId: theirs } = await storeUpload(shopper, { kind: 'photo', picture });
    const asked = (photo_ids: string[]) => {
      const { lines, ...rest } = wish(order.id, 14_900);
      return { ...rest, lines: lines.map((line) => ({ ...line, answers: { where: 'heel', other: 'x' }, photo_ids })) };
    };
    for (const photos of [[theirs], [ours, newId()]])
      await expect(openReturn(ctx, asked(photos))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { returnId } = await openReturn(ctx, asked([ours]));
    const detail = returnDetail(await loadReturnDetail(ctx, { returnId }), { now: NOW, role: 'owner' });
    expect(detail.lines[0]).toMatchObject({
      answers: [{ question: 'Where?', answer: 'At the heel' }],
      photos: [expect.stringContaining(ours)],
    });
  }));
