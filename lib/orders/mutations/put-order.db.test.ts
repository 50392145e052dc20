import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { grants } from '@/db/schema/access';
import { orderLines, orderRefunds, orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { createOrder, orderDocument } from '@/db/testing/factories/create-order';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { getOrder } from '../queries/get-order';
import { putOrder } from './put-order';
import { recogniseRefunds } from './recognise-refunds';
import { reportRefund } from './report-refund';

const claim = (ctx: Ctx, lineId: string, claimed: number) =>
  ctx.db
    .update(orderLines)
    .set({ claimed })
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.id, lineId)));

const code = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error) => error.code,
  );

test('an order is answered as it was written, with its link', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = orderDocument(NOW, {
      number: '#AT-10 42',
      tags: ['vip'],
      lines: [
        { external_id: 'a', quantity: 2, discount_total: 500 },
        { external_id: 'b', final_sale: true },
      ],
    });
    const { orderId, created } = await putOrder(ctx, { externalId: 'o/1 ü', order });
    expect(created).toBe(true);
    const answer = await getOrder(ctx, { externalId: 'o/1 ü' });
    expect(answer).toMatchObject({
      external_id: 'o/1 ü',
      number: '#AT-10 42',
      customer: order.customer,
      tags: ['vip'],
      total_paid: order.total_paid,
      policy_version: 1,
      lines: [
        { external_id: 'a', quantity: 2, discount_total: { amount: 500, currency: 'EUR' }, claimed: 0 },
        { external_id: 'b', final_sale: true, requires_shipping: true },
      ],
    });
    const token = answer.tracking_url.split('/').at(-1) ?? '';
    const [grant] = await ctx.db
      .select()
      .from(grants)
      .where(eq(grants.tokenHash, hashToken(token)));
    expect(grant).toMatchObject({ orderId, scope: 'full', purpose: 'track' });
    const [row] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
    expect(row?.numberKey).toBe('AT1042');
    expect(row?.emailKey).toEqual(emailKey(' JANA@example.com'));
  });
});

test('writing again replaces: lines keep their identity, the rest is as written', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const first = await createOrder(ctx, { tags: ['vip'], lines: [{ external_id: 'a' }, { external_id: 'b' }] });
    const again = orderDocument(NOW, { lines: [{ external_id: 'c' }, { external_id: 'a', quantity: 3 }] });
    expect(await putOrder(ctx, { externalId: first.externalId, order: again })).toMatchObject({ created: false });
    const answer = await getOrder(ctx, { externalId: first.externalId });
    expect(answer.tags).toEqual([]);
    expect(answer.lines.map((line) => [line.external_id, line.quantity])).toEqual([
      ['c', 1],
      ['a', 3],
    ]);
    const [kept] = await ctx.db.select().from(orderLines).where(eq(orderLines.externalId, 'a'));
    expect(kept?.id).toBe(first.lines[0]?.id);
  });
});

test('an older updated_at changes nothing, the same one does, and a write without a clock keeps the clock', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const write = (note: string, updated_at?: string) =>
      putOrder(ctx, { externalId: 'o', order: orderDocument(NOW, { note, updated_at }) });
    const note = async () => (await getOrder(ctx, { externalId: 'o' })).note;
    await write('first', '2026-11-20T10:00:00+01:00');
    expect(await write('older', '2026-11-20T08:59:59Z')).toMatchObject({ applied: false });
    expect(await note()).toBe('first');
    expect(await write('same', '2026-11-20T09:00:00Z')).toMatchObject({ applied: true });
    await write('clockless');
    expect(await note()).toBe('clockless');
    expect(await write('old again', '2026-11-19T00:00:00Z')).toMatchObject({ applied: false });
  });
});

test('a line that a return claims can neither go nor shrink below the claim', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = await createOrder(ctx, { lines: [{ external_id: 'a', quantity: 3 }, { external_id: 'b' }] });
    await claim(ctx, order.lines[0]?.id ?? '', 2);
    const write = (lines: { external_id: string; quantity?: number }[]) =>
      putOrder(ctx, { externalId: order.externalId, order: orderDocument(NOW, { lines }) });
    expect(await code(write([{ external_id: 'b' }]))).toBe('CONFLICT');
    expect(await code(write([{ external_id: 'a', quantity: 1 }]))).toBe('CONFLICT');
    expect(await code(write([{ external_id: 'a', quantity: 2 }]))).toBe('none');
    const dollars = orderDocument(NOW, { currency: 'USD', lines: [{ external_id: 'a', quantity: 2 }] });
    expect(await code(putOrder(ctx, { externalId: order.externalId, order: dollars }))).toBe('CONFLICT');
  });
});

test('refunds: others are summed, ours recognised by their reference, whichever is known first', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = await createOrder(ctx);
    await ctx.db.execute(sql`insert into returns (shop_id, id, number, order_id, kind, status, locale, policy_version, quote, currency,
      quoted_refund, quoted_credit, created_by, created_at, updated_at) values (${ctx.shopId}, ${order.id}, 'R1', ${order.id},
      'return', 'approved', 'en', 1, '{}', 'EUR', 1000, 0, 'test', now(), now())`);
    await ctx.db.execute(sql`insert into refund_intents (shop_id, id, order_id, return_id, step, kind, amount, currency, provider,
      state, reference, created_at) values (${ctx.shopId}, ${order.id}, ${order.id}, ${order.id}, 1, 'refund', 1000, 'EUR', 'test',
      'succeeded', 're_ours', now())`);
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    const refunds = [
      { external_id: 're_ours', amount: eur(1000) },
      { external_id: 're_theirs', amount: eur(250), lines: [{ line_external_id: 'line-1', quantity: 1 }] },
    ];
    const elsewhere = async () =>
      (await ctx.db.select().from(orders).where(eq(orders.id, order.id)))[0]?.refundedElsewhere;
    await putOrder(ctx, { externalId: order.externalId, order: orderDocument(NOW, { refunds }) });
    expect(await elsewhere()).toBe(250);
    const read = await ctx.db.select().from(orderRefunds).where(eq(orderRefunds.orderId, order.id));
    expect(read.map((refund) => [refund.externalId, refund.isOurs]).sort()).toEqual([
      ['re_ours', true],
      ['re_theirs', false],
    ]);
    await putOrder(ctx, { externalId: order.externalId, order: orderDocument(NOW), keepRefunds: true });
    const third = { orderExternalId: order.externalId, externalId: 're_third', amount: eur(50), lines: [] };
    await reportRefund(ctx, third);
    await reportRefund(ctx, third);
    expect(await elsewhere()).toBe(300);
    expect(await code(reportRefund(ctx, { ...third, amount: { amount: 1, currency: 'USD' } }))).toBe('CONFLICT');
    await putOrder(ctx, { externalId: order.externalId, order: orderDocument(NOW) });
    expect(await elsewhere()).toBe(0);
  });
});

test('an order keeps the policy that was in force when it was placed', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    for (const [version, createdAt] of [
      [2, '2026-06-01T00:00:00Z'],
      [3, '2026-11-01T00:00:00Z'],
    ] as const) {
      await ctx.db
        .insert(policyVersions)
        .values({ shopId: ctx.shopId, version, document: {}, createdBy: 'test', createdAt: new Date(createdAt) });
    }
    const placed = async (placed_at: string) => {
      const { externalId } = await createOrder(ctx, { placed_at });
      return (await getOrder(ctx, { externalId })).policy_version;
    };
    expect(await placed('2026-11-20T00:00:00Z')).toBe(3);
    expect(await placed('2026-07-01T00:00:00Z')).toBe(2);
    expect(await placed('2025-07-01T00:00:00Z')).toBe(1);
    expect(await placed('2019-01-01T00:00:00Z')).toBe(1);
  });
});

test('another shop neither reads nor changes it: the same id there is another order', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const order = await createOrder(await as(mine), { externalId: 'o', note: 'mine' });
    const other = await as(theirs);
    expect(await code(getOrder(other, { externalId: 'o' }))).toBe('NOT_FOUND');
    const refund = { orderExternalId: 'o', externalId: 'r', amount: { amount: 100, currency: 'EUR' }, lines: [] };
    expect(await code(reportRefund(other, refund))).toBe('NOT_FOUND');
    await recogniseRefunds(other, { orderId: order.id });
    await putOrder(other, { externalId: 'o', order: orderDocument(NOW, { note: 'theirs' }) });
    const ctx = await as(mine);
    expect((await getOrder(ctx, { externalId: 'o' })).note).toBe('mine');
    expect((await ctx.db.select().from(orders)).map((row) => row.id)).toEqual([order.id]);
  });
});

test('twenty writers of one new order make one order and one link', async () => {
  await testPool();
  await withCommittedShop(async (shopId) => {
    const gate = { shopId, actor: { type: 'api' as const, keyId: 'k' } };
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inShop(gate, (ctx) =>
          putOrder(ctx, {
            externalId: 'o',
            order: orderDocument(NOW, { lines: [{ external_id: `l${i % 3}` }, { external_id: 'same' }] }),
          }),
        ),
      ),
    );
    expect(done.filter(({ created }) => created)).toHaveLength(1);
    const rows = await inShop(gate, (ctx) => ctx.db.select().from(grants).where(eq(grants.shopId, shopId)));
    expect(rows).toHaveLength(1);
    const answer = await inShop(gate, (ctx) => getOrder(ctx, { externalId: 'o' }));
    expect(answer.lines).toHaveLength(2);
  });
});
