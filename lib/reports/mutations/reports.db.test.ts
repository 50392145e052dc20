import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { cases } from '@/db/schema/operations';
import { orderLines, orders } from '@/db/schema/orders';
import { problemReportEvents, problemReports } from '@/db/schema/reports';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { closeCases } from '@/lib/cases/mutations/close-cases';
import type { Actor, Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { acceptReport } from './accept-report';
import { answerReport } from './answer-report';
import { askReporter } from './ask-reporter';
import { closeReportCase } from './close-report-case';
import { moveReportCase } from './move-report-case';
import { putReportSettings } from './put-report-settings';
import { recordReportEvent } from './record-report-event';
import { rejectReport } from './reject-report';
import { type NewReport, reportProblem } from './report-problem';
import { tellReporter } from './tell-reporter';
import { withdrawReport } from './withdraw-report';

const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();
const LOOKED = { neighbours: 'yes', household: 'yes', places: 'yes', address: 'right' };
const BROKEN = { packaging: 'damaged', usable: 'no' };

/** An order whose one parcel came so many days ago. */
async function delivered(ctx: Ctx, overrides: OrderOverrides = {}, daysAgo = 3) {
  const order = await createOrder(ctx, overrides);
  const parcel = await createShipment(ctx, order, { shipped_at: at(-daysAgo - 2) });
  await addEvent(ctx, parcel, { status: 'delivered', occurred_at: at(-daysAgo), description: 'Left in the porch' });
  return { order, parcel };
}

const shopperOf = (orderId: string, scope = 'full'): Actor => ({
  type: 'shopper',
  orderId,
  grantId: newId(),
  scopes: [scope],
});

type Delivered = Awaited<ReturnType<typeof delivered>>;
const missing = (ctx: Ctx, { order, parcel }: Delivered, more: Partial<NewReport> = {}) =>
  reportProblem(ctx, {
    orderId: order.id,
    shipmentId: parcel.id,
    kind: 'not_arrived',
    lines: null,
    answers: LOOKED,
    formKey: newId(),
    locale: 'en',
    ...more,
  });

const rowOf = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db.select().from(problemReports).where(eq(problemReports.id, id));
  if (!row) throw new Error('No such report.');
  return row;
};
const casesOf = (ctx: Ctx, shipmentId: string) => ctx.db.select().from(cases).where(eq(cases.shipmentId, shipmentId));
const mailsOf = async (ctx: Ctx, orderId: string) =>
  (await ctx.db.select().from(notifications).where(eq(notifications.orderId, orderId)))
    .map(({ event }) => event)
    .sort();

describe('a report', () => {
  it('is taken once however often it is sent, confirmed, and somebody’s with the promised day', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const given = await delivered(ctx);
      const formKey = newId();
      const first = await missing(ctx, given, { formKey });
      expect(await missing(ctx, given, { formKey })).toEqual({ reportId: first.reportId, isNew: false });
      const row = await rowOf(ctx, first.reportId);
      expect(row).toMatchObject({ state: 'open', kind: 'not_arrived', answerBy: '2026-11-27', returnId: null });
      expect(row.number).toMatch(/^P-/);
      const [open] = await casesOf(ctx, given.parcel.id);
      expect(open).toMatchObject({ kind: 'reported', state: 'open' });
      expect(open?.dueAt?.toISOString()).toBe('2026-11-27T17:00:00.000Z');
      expect(await mailsOf(ctx, given.order.id)).toContain('report.received');
      // Nothing is claimed by a word alone.
      expect((await ctx.db.select().from(orderLines))[0]?.claimed).toBe(0);
      await expect(missing(ctx, given)).rejects.toMatchObject({
        code: 'INELIGIBLE',
        details: { gate: { reason: 'told' } },
      });
    }));

  it('is refused too soon, too late, without answers or a photo, and of more than was in the parcel', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const today = await delivered(ctx, {}, 0);
      await expect(missing(ctx, today)).rejects.toMatchObject({
        details: { gate: { reason: 'too_soon', day: '2026-11-26' } },
      });
      const old = await delivered(ctx, { externalId: 'old' }, 40);
      await expect(missing(ctx, old)).rejects.toMatchObject({ details: { gate: { reason: 'window_over' } } });
      const given = await delivered(ctx, { externalId: 'fresh' });
      await expect(missing(ctx, given, { answers: { ...LOOKED, neighbours: 'no' } })).rejects.toMatchObject({
        code: 'INVALID',
        details: { errors: [{ path: 'neighbours' }] },
      });
      const broken = { kind: 'damaged' as const, answers: BROKEN, comment: 'The heel is off' };
      const [line] = given.order.lines;
      const lines = [{ lineId: line?.id ?? '', quantity: 1 }];
      await expect(missing(ctx, given, { ...broken, lines })).rejects.toMatchObject({
        details: { errors: [{ path: 'photos' }] },
      });
      await expect(
        missing(ctx, given, { ...broken, lines: [{ lineId: line?.id ?? '', quantity: 2 }], photoIds: [newId()] }),
      ).rejects.toMatchObject({ code: 'CONFLICT', details: { available: 1 } });
      await expect(
        missing(ctx, given, { ...broken, lines: [{ lineId: newId(), quantity: 1 }], photoIds: [newId()] }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await missing(ctx, given, { ...broken, lines, photoIds: [newId()] })).isNew).toBe(true);
    }));

  it('is refunded through a return that claims the units, bears no fee and cannot be paid twice', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const given = await delivered(ctx, { lines: [{ quantity: 2, unit_price: 5_001, final_sale: true }] });
      const { reportId } = await missing(ctx, given);
      const { returnId } = await acceptReport(ctx, { reportId, outcome: 'refund' });
      const [made] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
      // Nothing of the order came: what its delivery cost goes back with it.
      expect(made).toMatchObject({ kind: 'report', quotedRefund: 10_002 + 495, quotedCredit: 0, expiresAt: null });
      const [line] = await ctx.db.select().from(orderLines);
      expect(line?.claimed).toBe(2);
      const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
      expect(intents.map(({ amount, kind }) => ({ amount, kind }))).toEqual([{ amount: 10_497, kind: 'refund' }]);
      const row = await rowOf(ctx, reportId);
      expect(row).toMatchObject({
        state: 'accepted',
        outcome: 'refund',
        returnId,
        decidedBy: expect.stringMatching(/^staff:/),
      });
      const [closed] = await casesOf(ctx, given.parcel.id);
      expect(closed).toMatchObject({ kind: 'reported', state: 'closed', outcome: 'solved' });
      const mails = await mailsOf(ctx, given.order.id);
      expect(mails).toContain('report.accepted');
      expect(mails).not.toContain('return.confirmed');
      await expect(acceptReport(ctx, { reportId, outcome: 'refund' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await expect(
        createReturn(ctx, { orderId: given.order.id, lines: [{ line_external_id: 'line-1', quantity: 1 }] }),
      ).rejects.toMatchObject({ code: 'INELIGIBLE' });
    }));

  it('cannot be settled for a unit that went back meanwhile', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const given = await delivered(ctx);
      const { reportId } = await missing(ctx, given);
      await createReturn(ctx, {
        orderId: given.order.id,
        lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small' }],
      });
      await expect(acceptReport(ctx, { reportId, outcome: 'refund' })).rejects.toMatchObject({
        code: 'INELIGIBLE',
        details: { quote: { lines: [{ reasons: [{ code: 'already_returned' }] }] } },
      });
      expect(await rowOf(ctx, reportId)).toMatchObject({ state: 'open', returnId: null });
    }));

  it('is settled in part, as credit, and for less than it is worth', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const given = await delivered(ctx, { lines: [{ quantity: 3, unit_price: 1_000 }] });
      const { reportId } = await missing(ctx, given);
      await expect(
        acceptReport(ctx, { reportId, outcome: 'credit', lines: [{ line_external_id: 'line-1', quantity: 4 }] }),
      ).rejects.toMatchObject({ code: 'INVALID' });
      const { returnId } = await acceptReport(ctx, {
        reportId,
        outcome: 'credit',
        lines: [{ line_external_id: 'line-1', quantity: 2 }],
        amount: 1_500,
        note: 'For the trouble',
      });
      const [intent] = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
      expect(intent).toMatchObject({ kind: 'credit', amount: 1_500, state: 'succeeded' });
      expect((await ctx.db.select().from(orderLines))[0]?.claimed).toBe(2);
      expect((await rowOf(ctx, reportId)).reason).toBe('For the trouble');
    }));

  it('is sent anew from the shelf, once, and not where the shelf is empty', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const product = await createProduct(ctx, {
        externalId: 'p-1',
        variants: [{ external_id: 'v-1', title: '42', price: { amount: 14_900, currency: 'EUR' }, stock: 1 }],
      });
      expect(product).toBeTruthy();
      const goods = { product_external_id: 'p-1', variant_external_id: 'v-1' };
      const first = await delivered(ctx, { externalId: 'a', lines: [goods] });
      const second = await delivered(ctx, { externalId: 'b', lines: [goods] });
      const one = await missing(ctx, first);
      const two = await missing(ctx, second);
      const { returnId } = await acceptReport(ctx, { reportId: one.reportId, outcome: 'replace' });
      const [made] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
      expect(made).toMatchObject({ status: 'completed', quotedRefund: 0, quotedCredit: 0 });
      expect(made?.releasedAt).toEqual(NOW);
      const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
      expect(line).toMatchObject({ resolution: 'replace', keepsItem: true, reason: 'not_arrived' });
      const [variant] = await ctx.db.select().from(variants);
      expect(variant).toMatchObject({ stock: 0, reserved: 0 });
      await expect(acceptReport(ctx, { reportId: two.reportId, outcome: 'replace' })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }));

  it('is asked about, answered, refused with a reason, or taken back', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const given = await delivered(ctx, { lines: [{ quantity: 2 }] });
      const shopper = await t.as(shopId, { actor: shopperOf(given.order.id) });
      const { reportId } = await missing(shopper, given);
      await expect(answerReport(shopper, { reportId, answer: 'Green' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      await askReporter(ctx, { reportId, question: 'Which colour is your door?' });
      expect(await rowOf(ctx, reportId)).toMatchObject({ state: 'asked' });
      expect((await casesOf(ctx, given.parcel.id))[0]?.dueAt?.toISOString()).toBe('2026-11-30T17:00:00.000Z');
      await expect(askReporter(ctx, { reportId, question: 'And?' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await answerReport(shopper, { reportId, answer: 'Green', photoIds: [newId()] });
      expect(await rowOf(ctx, reportId)).toMatchObject({ state: 'open', photoIds: [expect.any(String)] });
      const [open] = await casesOf(ctx, given.parcel.id);
      await expect(closeCases(ctx, { caseIds: [open?.id ?? ''], outcome: 'solved' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      await rejectReport(ctx, { reportId, reason: 'The photo shows it at your green door.' });
      expect(await rowOf(ctx, reportId)).toMatchObject({ state: 'rejected', outcome: 'reject', returnId: null });
      expect((await mailsOf(ctx, given.order.id)).filter((event) => event.startsWith('report.'))).toEqual([
        'report.question',
        'report.received',
        'report.rejected',
      ]);
      const types = (await ctx.db.select().from(problemReportEvents)).map(({ type }) => type);
      expect(types).toEqual(['reported', 'asked', 'answered', 'rejected']);
      const again = await missing(shopper, given);
      await withdrawReport(shopper, again);
      await withdrawReport(shopper, again);
      expect(await rowOf(ctx, again.reportId)).toMatchObject({ state: 'withdrawn', outcome: null });
      expect((await casesOf(ctx, given.parcel.id)).every(({ state }) => state === 'closed')).toBe(true);
    }));

  it('of whoever was given the goods is theirs alone, and the buyer is not written to', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const given = await delivered(ctx);
      const recipient = await t.as(shopId, { actor: shopperOf(given.order.id, 'gift') });
      const buyer = await t.as(shopId, { actor: shopperOf(given.order.id) });
      const { reportId } = await missing(recipient, given);
      expect(await rowOf(ctx, reportId)).toMatchObject({ forRecipient: true });
      expect((await mailsOf(ctx, given.order.id)).filter((event) => event.startsWith('report.'))).toEqual([]);
      await expect(withdrawReport(buyer, { reportId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await withdrawReport(recipient, { reportId });
    }));

  it('is settled by itself where the shop says so: the first of a shopper, up to a worth, and only while it can be', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await putReportSettings(ctx, {
        settings: { auto_accept: { kinds: ['not_arrived'], outcome: 'refund', up_to: { amount: 14_900 } } },
      });
      const first = await delivered(ctx, { externalId: 'first' });
      const taken = await missing(ctx, first);
      expect(await rowOf(ctx, taken.reportId)).toMatchObject({ state: 'accepted', decidedBy: 'system:report-rules' });
      expect((await mailsOf(ctx, first.order.id)).filter((event) => event.startsWith('report.'))).toEqual([
        'report.accepted',
      ]);
      const second = await delivered(ctx, { externalId: 'second' });
      expect(await rowOf(ctx, (await missing(ctx, second)).reportId)).toMatchObject({ state: 'open' });
      const dear = await delivered(ctx, {
        externalId: 'dear',
        customer: { email: 'other@example.com' },
        lines: [{ unit_price: 14_901 }],
      });
      expect(await rowOf(ctx, (await missing(ctx, dear)).reportId)).toMatchObject({ state: 'open' });
    }));

  it('is nothing to another shop', () =>
    withTestDb(async (t) => {
      const mine = await t.as(await t.createShop());
      const given = await delivered(mine);
      const { reportId } = await missing(mine, given);
      const report = await rowOf(mine, reportId);
      const other = await t.as(await t.createShop());
      const none = { code: 'NOT_FOUND' };
      await expect(missing(other, given)).rejects.toMatchObject(none);
      await expect(acceptReport(other, { reportId, outcome: 'refund' })).rejects.toMatchObject(none);
      await expect(rejectReport(other, { reportId, reason: 'No' })).rejects.toMatchObject(none);
      await expect(askReporter(other, { reportId, question: 'Who?' })).rejects.toMatchObject(none);
      await expect(answerReport(other, { reportId, answer: 'Me' })).rejects.toMatchObject(none);
      await expect(withdrawReport(other, { reportId })).rejects.toMatchObject(none);
      await closeReportCase(other, { report });
      await moveReportCase(other, { shipmentId: given.parcel.id, workingDays: 9 });
      await putReportSettings(other, { settings: { answer_days: 9 } });
      for (const run of [
        () => recordReportEvent(other, { report, type: 'noted', words: 'x' }),
        () => tellReporter(other, { report, event: 'report.received' }),
      ]) {
        await mine.db.execute('savepoint before');
        await expect(run()).rejects.toBeTruthy();
        await mine.db.execute('rollback to savepoint before');
      }
      const back = await t.as(mine.shopId);
      expect(await rowOf(back, reportId)).toMatchObject({ state: 'open' });
      const [open] = await casesOf(back, given.parcel.id);
      expect(open).toMatchObject({ state: 'open' });
      expect(open?.dueAt?.toISOString()).toBe('2026-11-27T17:00:00.000Z');
      const [order] = await back.db.select().from(orders);
      expect(order?.refundedByUs).toBe(0);
    }));
});
