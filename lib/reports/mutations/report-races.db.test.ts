import { describe, expect, it } from 'vitest';
import { orderLines, orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/reports';
import { refundIntents, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { acceptReport } from './accept-report';
import { rejectReport } from './reject-report';
import { type NewReport, reportProblem } from './report-problem';
import { withdrawReport } from './withdraw-report';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();

/** What each of many did at once: how often it worked, and the codes of those that did not. */
async function atOnce(works: (() => Promise<unknown>)[]): Promise<{ worked: number; codes: Set<string> }> {
  const results = await Promise.allSettled(works.map((work) => work()));
  const codes = new Set<string>();
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof AppError)) throw result.reason;
    codes.add(result.reason.code);
  }
  return { worked: results.filter((result) => result.status === 'fulfilled').length, codes };
}

async function given(shopId: ShopId, quantity = 1) {
  return inside(shopId, async (ctx) => {
    const order = await createOrder(ctx, { externalId: 'o-1', lines: [{ quantity, unit_price: 3_333 }] });
    const parcel = await createShipment(ctx, order, { shipped_at: at(-5) });
    await addEvent(ctx, parcel, { status: 'delivered', occurred_at: at(-3) });
    return { order, parcel };
  });
}

const report = ({ order, parcel }: Awaited<ReturnType<typeof given>>, quantity: number): NewReport => ({
  orderId: order.id,
  shipmentId: parcel.id,
  kind: 'missing',
  lines: [{ lineId: order.lines[0]?.id ?? '', quantity }],
  answers: { packaging: 'whole' },
  formKey: newId(),
  locale: 'en',
});

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => {
    const [order] = await ctx.db.select().from(orders);
    const [line] = await ctx.db.select().from(orderLines);
    if (!order || !line) throw new Error('The order is gone.');
    return {
      order,
      line,
      reports: await ctx.db.select().from(problemReports),
      settled: await ctx.db.select().from(returns),
      intents: await ctx.db.select().from(refundIntents),
    };
  });

describe('at the same moment', () => {
  it('a form pressed many times is one report', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId);
      const form = report(made, 1);
      await atOnce(Array.from({ length: 8 }, () => () => inside(shopId, (ctx) => reportProblem(ctx, form))));
      expect((await stateOf(shopId)).reports).toHaveLength(1);
    }));

  it('a unit is told of once, in however many tabs', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId, 3);
      const { worked, codes } = await atOnce(
        Array.from({ length: 8 }, () => () => inside(shopId, (ctx) => reportProblem(ctx, report(made, 1)))),
      );
      expect(worked).toBe(3);
      expect([...codes].every((code) => code === 'CONFLICT' || code === 'INELIGIBLE')).toBe(true);
    }));

  it('a report is decided once, whoever is first, and taken back or paid but not both', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId);
      const { reportId } = await inside(shopId, (ctx) => reportProblem(ctx, report(made, 1)));
      const { worked } = await atOnce([
        ...Array.from(
          { length: 4 },
          () => () => inside(shopId, (ctx) => acceptReport(ctx, { reportId, outcome: 'refund' })),
        ),
        () => inside(shopId, (ctx) => acceptReport(ctx, { reportId, outcome: 'credit' })),
        () => inside(shopId, (ctx) => rejectReport(ctx, { reportId, reason: 'No' })),
        () => inside(shopId, (ctx) => withdrawReport(ctx, { reportId })),
      ]);
      expect(worked).toBe(1);
      const { reports, settled, intents, line } = await stateOf(shopId);
      const isPaid = reports[0]?.state === 'accepted';
      expect(settled).toHaveLength(isPaid ? 1 : 0);
      expect(intents).toHaveLength(isPaid ? 1 : 0);
      expect(line.claimed).toBe(isPaid ? 1 : 0);
    }));

  it('a unit goes back or is paid for, never both', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId, 2);
      const reported = await Promise.all(
        [1, 2].map(() => inside(shopId, (ctx) => reportProblem(ctx, report(made, 1)))),
      );
      const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
      const { worked } = await atOnce([
        ...reported.map(
          ({ reportId }) =>
            () =>
              inside(shopId, (ctx) => acceptReport(ctx, { reportId, outcome: 'refund' })),
        ),
        ...Array.from(
          { length: 4 },
          () => () => inside(shopId, (ctx) => createReturn(ctx, { orderId: made.order.id, lines: [line] })),
        ),
      ]);
      expect(worked).toBe(2);
      const { line: row, order, intents } = await stateOf(shopId);
      expect(row.claimed).toBe(2);
      expect(order.refundedByUs).toBeLessThanOrEqual(order.totalPaid);
      expect(intents.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.refundedByUs);
    }));
});
