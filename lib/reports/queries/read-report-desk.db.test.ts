import { expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { acceptReport } from '../mutations/accept-report';
import { reportProblem } from '../mutations/report-problem';
import { readReportDesk } from './read-report-desk';

const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();

async function reported(ctx: Ctx) {
  const order = await createOrder(ctx, { lines: [{ quantity: 2, unit_price: 5_000 }] });
  const parcel = await createShipment(ctx, order, { shipped_at: at(-5) });
  await addEvent(ctx, parcel, { status: 'delivered', occurred_at: at(-3), description: 'Left in the porch' });
  const { reportId } = await reportProblem(ctx, {
    orderId: order.id,
    shipmentId: parcel.id,
    kind: 'not_arrived',
    lines: null,
    answers: { neighbours: 'yes', household: 'yes', places: 'yes', address: 'right' },
    comment: 'Nothing there.',
    wish: 'refund',
    formKey: newId(),
    locale: 'en',
  });
  return { order, parcel, reportId };
}

it('shows each way out with the sum that accepting it pays, and what the courier says', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { reportId, parcel } = await reported(ctx);
    const desk = await readReportDesk(ctx, { reportId });
    expect(desk.title).toContain('never came, they say');
    expect(desk.words).toBe('Nothing there.');
    expect(desk.proof.map(({ value }) => value).join()).toContain('Left in the porch');
    expect(desk.options.map(({ outcome, most, isWished, problem }) => ({ outcome, most, isWished, problem }))).toEqual([
      { outcome: 'replace', most: 0, isWished: false, problem: null },
      { outcome: 'refund', most: 10_495, isWished: true, problem: null },
      { outcome: 'credit', most: 10_495, isWished: false, problem: null },
    ]);
    expect(desk.claim).toEqual({ kind: 'lost', shipmentId: parcel.id });
    expect(desk.verbs).toEqual({ accept: true, reject: true, ask: true });
    expect(desk.history.facts).toContainEqual({ label: 'Reports before', value: '0' });
    await acceptReport(ctx, { reportId, outcome: 'refund' });
    const after = await readReportDesk(ctx, { reportId });
    expect(after.settled?.text).toMatch(/€104\.95 goes back\. Booked as R-/);
    expect(after.options).toEqual([]);
    const other = await t.as(await t.createShop());
    await expect(readReportDesk(other, { reportId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));

it('offers a viewer nothing to decide', () =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const { reportId } = await reported(await t.as(shopId));
    const viewer = await t.as(shopId, { actor: { type: 'staff', userId: newId(), name: 'Vera', role: 'viewer' } });
    expect(await readReportDesk(viewer, { reportId })).toMatchObject({
      options: [],
      verbs: { accept: false, reject: false, ask: false },
      claim: null,
    });
  }));
