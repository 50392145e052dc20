import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { returnCautions, returnInspections } from '@/db/schema/inspections';
import { returnLines } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { createReturn } from './create-return';
import { judgeSerialsOf } from './judge-serials-of';
import { receiveReturn } from './receive-return';

const lines = [{ line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' as const }];

async function bought(ctx: Ctx, serials: string[], sent: string[] = []) {
  await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
  const order = await createOrder(ctx, {
    fulfilled_at: NOW.toISOString(),
    lines: [{ title: 'Camera', quantity: 3, serials }],
  });
  await putShipment(ctx, {
    externalId: 'out',
    shipment: {
      order_external_id: order.externalId,
      direction: 'outbound',
      lines: [{ line_external_id: 'line-1', quantity: 3, serials: sent }],
    },
  });
  return order;
}

async function unpack(ctx: Ctx, orderId: string, serials: string[], quantity = 1) {
  const { returnId } = await createReturn(ctx, {
    orderId,
    method: 'label',
    lines: lines.map((one) => ({ ...one, quantity })),
  });
  const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
  const units = [{ condition: 'good' as const, quantity, serials }];
  const one = { return_line_id: line?.id ?? '', accepted: quantity, damaged: 0, missing: 0, units };
  await receiveReturn(ctx, { returnId, lines: [one] });
  const cautions = await ctx.db.select().from(returnCautions).where(eq(returnCautions.returnId, returnId));
  return { returnId, cautions: cautions.map(({ kind, data }) => [kind, data.serials]) };
}

it('what was sold with the order or left in its parcel comes back; anything else is looked at', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await bought(ctx, ['SN-1'], ['SN-2']);
    expect((await unpack(ctx, id, ['sn 1'])).cautions).toEqual([]);
    expect((await unpack(ctx, id, ['SN-9'])).cautions).toEqual([['serial_unknown', ['SN9']]]);
    // The first of them once more, under the name of the third.
    const again = await unpack(ctx, id, ['SN1']);
    expect(again.cautions).toEqual([['serial_returned', ['SN1']]]);
    const found = await ctx.db.select().from(returnInspections).where(eq(returnInspections.returnId, again.returnId));
    expect(found.map(({ serials }) => serials)).toEqual([['SN1']]);
  }));

it('more serial numbers than things are a mistake, and an order without any says nothing', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await bought(ctx, []);
    await expect(unpack(ctx, id, ['A', 'B'])).rejects.toMatchObject({ code: 'INVALID' });
    expect((await unpack(ctx, id, ['A'])).cautions).toEqual([]);
  }));

it('another shop’s orders are held against nothing', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await bought(ctx, ['SN-1']);
    const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines });
    const other = await t.as(await t.createShop());
    await judgeSerialsOf(other, {
      returnId,
      orderId: order.id,
      found: [
        {
          returnLineId: null,
          condition: 'good',
          quantity: 1,
          grade: null,
          disposition: null,
          title: null,
          note: null,
          serials: ['X'],
        },
      ],
    });
    expect(await (await t.as(ctx.shopId)).db.select().from(returnCautions)).toEqual([]);
  }));
