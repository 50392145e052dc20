import { and, eq } from 'drizzle-orm';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { payments } from '@/db/schema/payments';
import { ledgerEntries, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { followHandOver as handOverTask } from '@/lib/jobs/tasks/follow-hand-over';
import { followPayment } from '@/lib/jobs/tasks/follow-payment';
import { askPayment } from '@/lib/payments/mutations/ask-payment';
import { collectPayment } from '@/lib/payments/mutations/collect-payment';
import { remindPayment } from '@/lib/payments/mutations/remind-payment';
import { settlePayment } from '@/lib/payments/mutations/settle-payment';
import { tellPayment } from '@/lib/payments/mutations/tell-payment';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { adoptPlannedParcel } from '@/lib/tracking/mutations/adopt-planned-parcel';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import { cancelReturn } from './cancel-return';
import { closeReturn } from './close-return';
import { createReturn } from './create-return';
import { expireReturn } from './expire-return';
import { extendHandOver } from './extend-hand-over';
import { followHandOver } from './follow-hand-over';
import { giveUpSendingFirst } from './give-up-sending-first';
import { openExchangeParcel } from './open-exchange-parcel';
import { planHandOver } from './plan-hand-over';
import { receiveReturn } from './receive-return';
import { returnSecurity } from './return-security';
import { waiveSecurity } from './waive-security';

const ROUNDS = process.env.PORCHLIGHT_DEEP ? 40 : 4;
const DAY = 86_400_000;
const at = (days: number) => new Date(NOW.getTime() + days * DAY);
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
const system = (shopId: ShopId, now: Date) => ({ shopId, actor: { type: 'system' as const, job: 'test' }, now });
const once = { number: 1, last: false };
const follow = (shopId: ShopId, paymentId: string, now = NOW) =>
  followPayment(system(shopId, now), { shopId, paymentId }, once);
const due = (shopId: ShopId, returnId: string, now: Date) =>
  handOverTask(system(shopId, now), { shopId, returnId }, once);

type Terms = { secured_by: 'deposit' | 'deadline'; days: number };
const DEPOSIT: Terms = { secured_by: 'deposit', days: 14 };
const DEADLINE: Terms = { secured_by: 'deadline', days: 14 };

/** One unit at 49.00 for another at `next`, asked for first. */
const exchange = (shopId: ShopId, terms: Terms, { next = 4900, currency = 'EUR' } = {}) =>
  inside(shopId, async (ctx) => {
    await putPolicy(
      { ...ctx, now: new Date('2026-01-01') },
      { document: { auto_approve: true, resolutions: [{ type: 'refund' }, { type: 'exchange', sends_first: terms }] } },
    );
    const variant = (id: string, amount: number, stock: number) => ({
      external_id: id,
      title: id,
      price: { amount, currency },
      stock,
    });
    await createProduct(ctx, { externalId: 'p-1', variants: [variant('v-1', 4900, 5), variant('v-2', next, 1)] });
    const order = await createOrder(ctx, {
      currency,
      fulfilled_at: at(-3).toISOString(),
      lines: [{ quantity: 1, unit_price: 4900, product_external_id: 'p-1', variant_external_id: 'v-1' }],
    });
    await putShipment(ctx, {
      externalId: 'first',
      shipment: {
        order_external_id: order.externalId,
        lines: [{ line_external_id: 'line-1', quantity: 1 }],
        shipped_at: at(-3).toISOString(),
        direction: 'outbound',
      },
    });
    const made = await createReturn(ctx, {
      orderId: order.id,
      method: 'label',
      sendsFirst: true,
      lines: [
        {
          line_external_id: 'line-1',
          quantity: 1,
          reason: 'too_small',
          resolution: 'exchange',
          exchange_variant_external_id: 'v-2',
        },
      ],
    });
    const [line] = await ctx.db.select().from(returnLines);
    return { ...made, orderId: order.id, orderExternalId: order.externalId, lineId: line?.id ?? '' };
  });
type Made = Awaited<ReturnType<typeof exchange>>;

const receive = (shopId: ShopId, { returnId, lineId }: Made, now: Date) =>
  inside(
    shopId,
    (ctx) => receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted: 1, damaged: 0, missing: 0 }] }),
    now,
  );

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => {
    const [row] = await ctx.db.select().from(returns);
    if (!row) throw new Error('There is a return.');
    return {
      row,
      payments: (await ctx.db.select().from(payments)).map(({ kind, state, amount }) => `${kind} ${amount} ${state}`),
      paymentIds: (await ctx.db.select().from(payments)).map(({ id }) => id),
      ledger: (await ctx.db.select().from(ledgerEntries)).map(({ kind, amount }) => `${kind} ${amount}`).sort(),
      mails: (await ctx.db.select().from(notifications)).map(({ event }) => event),
      events: (await ctx.db.select().from(returnEvents)).map(({ type }) => type),
      parcels: (await ctx.db.select().from(shipments).orderBy(shipments.createdAt)).map(({ externalId }) => externalId),
      variant: (await ctx.db.select().from(variants).where(eq(variants.externalId, 'v-2')))[0],
    };
  });

const pay = (shopId: ShopId, index = 0, now = NOW) =>
  stateOf(shopId).then(({ paymentIds }) =>
    inside(
      shopId,
      (ctx) => settlePayment(ctx, { paymentId: paymentIds[index] ?? '', paymentReference: `bank-${index}` }),
      now,
    ),
  );

async function sound(now = NOW) {
  const client: pg.PoolClient = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, now)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
}

describe('against a deposit', () => {
  it('leaves when the deposit is paid, which goes back when the old one is here', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEPOSIT);
      const before = await stateOf(shopId);
      expect(before.row).toMatchObject({ securedBy: 'deposit', security: 4900, releasedAt: null, handOverBy: null });
      expect(before.payments).toEqual(['deposit 4900 open']);
      expect(before.mails).toContain('payment.asked');
      await pay(shopId);
      const out = await stateOf(shopId);
      // The end of the fourteenth day in Berlin.
      expect(out.row.handOverBy?.toISOString()).toBe('2026-12-09T22:59:59.000Z');
      expect(out.row).toMatchObject({ releasedAt: NOW, status: 'approved', expiresAt: out.row.handOverBy });
      expect(out.parcels).toEqual(['first', `exchange:${made.number}`]);
      expect(out.variant).toMatchObject({ stock: 0, reserved: 0 });
      await expect(inside(shopId, (ctx) => cancelReturn(ctx, made))).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await receive(shopId, made, at(5));
      for (const id of out.paymentIds) for (let i = 0; i < 3; i++) await follow(shopId, id, at(5));
      const done = await stateOf(shopId);
      expect(done.payments).toEqual(['deposit 4900 refunded']);
      expect(done.ledger).toEqual(['due 4900', 'reversal 4900']);
      expect(done.row).toMatchObject({ handOverBy: null, overdueAt: null });
      expect(done.mails.filter((event) => event === 'payment.refunded')).toHaveLength(1);
      await due(shopId, made.returnId, at(20));
      expect((await stateOf(shopId)).row.overdueAt).toBeNull();
      expect(await sound(at(20))).toEqual([]);
    }));

  it('that nobody pays: the new one waits for the old one, and the return stands', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEPOSIT);
      const { paymentIds } = await stateOf(shopId);
      await inside(shopId, (ctx) => remindPayment(ctx, { paymentId: paymentIds[0] ?? '' }), at(1));
      await follow(shopId, paymentIds[0] ?? '', at(2));
      const { row, payments: asked, mails } = await stateOf(shopId);
      expect(row).toMatchObject({ status: 'approved', sendsFirst: false, security: 0, releasedAt: null });
      expect(asked).toEqual(['deposit 4900 expired']);
      expect(mails).toEqual(expect.arrayContaining(['payment.reminded', 'payment.lapsed']));
      await receive(shopId, made, at(4));
      expect((await stateOf(shopId)).row.releasedAt).toEqual(at(4));
      expect(await sound(at(4))).toEqual([]);
    }));

  it('with a dearer new one is asked for beside the difference, each paid and paid back by itself', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEPOSIT, { next: 6000 });
      expect((await stateOf(shopId)).payments.sort()).toEqual(['deposit 4900 open', 'difference 1100 open']);
      await inside(shopId, (ctx) => collectPayment(ctx, made));
      expect((await stateOf(shopId)).payments.sort()).toEqual(['deposit 4900 open', 'difference 1100 paid']);
      expect((await stateOf(shopId)).row.releasedAt).toBeNull();
      await inside(shopId, (ctx) => collectPayment(ctx, made));
      expect((await stateOf(shopId)).row.releasedAt).toEqual(NOW);
      await receive(shopId, made, at(3));
      for (const id of (await stateOf(shopId)).paymentIds) await follow(shopId, id, at(3));
      const { payments: paid, ledger } = await stateOf(shopId);
      expect(paid.sort()).toEqual(['deposit 4900 refunded', 'difference 1100 paid']);
      expect(ledger).toEqual(['due 1100', 'due 4900', 'reversal 4900']);
      expect(await sound(at(3))).toEqual([]);
    }));

  it('that is kept since nothing came goes back once the old one comes after all: a minute late, one refund', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEPOSIT);
      await pay(shopId);
      const end = (await stateOf(shopId)).row.handOverBy ?? NOW;
      for (let i = 0; i < 2; i++) await due(shopId, made.returnId, end);
      const kept = await stateOf(shopId);
      expect(kept.row.overdueAt).toEqual(end);
      expect(kept.payments).toEqual(['deposit 4900 paid']);
      expect(kept.events.filter((type) => type === 'overdue')).toHaveLength(1);
      expect(kept.mails.filter((event) => event === 'return.deposit_kept')).toHaveLength(1);
      const late = new Date(end.getTime() + 60_000);
      await receive(shopId, made, late);
      for (let i = 0; i < 2; i++) await follow(shopId, kept.paymentIds[0] ?? '', late);
      expect((await stateOf(shopId)).ledger).toEqual(['due 4900', 'reversal 4900']);
      expect(await sound(late)).toEqual([]);
    }));

  it('paid after the old one has come goes straight back', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEPOSIT);
      const { paymentIds } = await stateOf(shopId);
      await receive(shopId, made, at(1));
      // It holds nothing back any more: the old one is here.
      expect((await stateOf(shopId)).row.releasedAt).toEqual(at(1));
      await pay(shopId, 0, at(1));
      await follow(shopId, paymentIds[0] ?? '', at(1));
      expect(await stateOf(shopId)).toMatchObject({
        payments: ['deposit 4900 refunded'],
        ledger: ['due 4900', 'reversal 4900'],
      });
      expect(await sound(at(1))).toEqual([]);
    }));

  it('is in whole yen and thousandths of a dinar', () =>
    withCommittedShop(async (shopId) => {
      await exchange(shopId, DEPOSIT, { currency: 'JPY', next: 3300 });
      expect(await stateOf(shopId)).toMatchObject({ payments: ['deposit 3300 open'], row: { quotedRefund: 1600 } });
      await withCommittedShop(async (other) => {
        await exchange(other, DEPOSIT, { currency: 'KWD', next: 4905 });
        expect((await stateOf(other)).payments.sort()).toEqual(['deposit 4900 open', 'difference 5 open']);
      });
      expect(await sound()).toEqual([]);
    }));
});

describe('against a deadline', () => {
  it('leaves at once; reminded twice, asked for once, and never charged unasked', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEADLINE);
      const out = await stateOf(shopId);
      expect(out.row).toMatchObject({ releasedAt: NOW, securedBy: 'deadline', security: 4900 });
      expect(out.payments).toEqual([]);
      const end = out.row.handOverBy ?? NOW;
      for (const days of [5, 5, 1, 1]) await due(shopId, made.returnId, new Date(end.getTime() - days * DAY));
      expect((await stateOf(shopId)).mails.filter((event) => event === 'return.hand_over')).toHaveLength(2);
      await inside(shopId, (ctx) => expireReturn(ctx, made), at(40));
      expect((await stateOf(shopId)).row.status).toBe('approved');
      await due(shopId, made.returnId, end);
      await due(shopId, made.returnId, end);
      const asked = await stateOf(shopId);
      expect(asked.payments).toEqual(['unreturned 4900 open']);
      expect(asked.ledger).toEqual([]);
      // Not paid in time: a person decides. Nothing else moves.
      await follow(shopId, asked.paymentIds[0] ?? '', new Date(end.getTime() + 15 * DAY));
      const lapsed = await stateOf(shopId);
      expect(lapsed.payments).toEqual(['unreturned 4900 expired']);
      expect(lapsed.row).toMatchObject({ status: 'approved', overdueAt: end });
      expect(await sound(at(40))).toEqual([]);
    }));

  it('paid and then sent back all the same, it is paid back', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEADLINE);
      const end = (await stateOf(shopId)).row.handOverBy ?? NOW;
      await due(shopId, made.returnId, end);
      await pay(shopId, 0, end);
      await receive(shopId, made, at(30));
      const { paymentIds } = await stateOf(shopId);
      await follow(shopId, paymentIds[0] ?? '', at(30));
      expect(await stateOf(shopId)).toMatchObject({
        payments: ['unreturned 4900 refunded'],
        ledger: ['due 4900', 'reversal 4900'],
      });
      expect(await sound(at(30))).toEqual([]);
    }));

  it('handed over in time asks for nothing, and late asks no more', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEADLINE);
      const end = (await stateOf(shopId)).row.handOverBy ?? NOW;
      await due(shopId, made.returnId, end);
      await inside(
        shopId,
        async (ctx) => {
          await putShipment(ctx, {
            externalId: 'back',
            shipment: {
              order_external_id: made.orderExternalId,
              lines: [{ line_external_id: 'line-1', quantity: 1 }],
              direction: 'return',
            },
          });
          await reportEvents(ctx, {
            externalId: 'back',
            events: [{ occurred_at: at(16).toISOString(), status: 'in_transit' }],
          });
        },
        at(16),
      );
      const state = await stateOf(shopId);
      expect(state.row.status).toBe('in_transit');
      expect(state.payments).toEqual(['unreturned 4900 cancelled']);
    }));

  it('meets the old one in the same moment: whoever is first, nobody has paid and nobody is asked', () =>
    withCommittedShop(async (first) => {
      for (let round = 0; round < ROUNDS; round++) {
        await withCommittedShop(async (shopId) => {
          const made = await exchange(shopId, round % 2 ? DEADLINE : DEPOSIT);
          if (round % 2 === 0) await pay(shopId);
          const end = (await stateOf(shopId)).row.handOverBy ?? NOW;
          await Promise.all([
            due(shopId, made.returnId, end),
            receive(shopId, made, end),
            due(shopId, made.returnId, end),
          ]);
          for (const id of (await stateOf(shopId)).paymentIds)
            await Promise.all([follow(shopId, id, end), follow(shopId, id, end)]);
          const { payments: left, ledger, row } = await stateOf(shopId);
          expect(left.every((one) => /refunded|cancelled/.test(one))).toBe(true);
          expect(ledger).toEqual(round % 2 ? [] : ['due 4900', 'reversal 4900']);
          expect(row).toMatchObject({ status: 'received', overdueAt: null });
          expect(await sound(end)).toEqual([]);
        });
      }
      expect(first).toBeTruthy();
    }));

  it('is put off by a person, or forgone', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId, DEADLINE);
      const end = (await stateOf(shopId)).row.handOverBy ?? NOW;
      await expect(inside(shopId, (ctx) => extendHandOver(ctx, { ...made, days: 10 }))).rejects.toMatchObject({
        code: 'INVALID',
      });
      await due(shopId, made.returnId, end);
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const verb = (name: string, body: object) => callApi('POST', `/returns/${made.returnId}/${name}`, { key, body });
      expect(await verb('extend', { days: 60 })).toMatchObject({
        status: 200,
        json: { sends_first: { secured_by: 'deadline', amount: { amount: 4900 }, overdue_at: null } },
      });
      expect((await stateOf(shopId)).payments).toEqual(['unreturned 4900 cancelled']);
      expect(await verb('waive', { note: 'A good customer' })).toMatchObject({
        status: 200,
        json: { sends_first: { amount: { amount: 0 }, hand_over_by: null } },
      });
      expect((await verb('waive', {})).status).toBe(409);
      await due(shopId, made.returnId, at(90));
      expect((await stateOf(shopId)).payments).toEqual(['unreturned 4900 cancelled']);
      await inside(shopId, (ctx) => closeReturn(ctx, made), at(90));
      expect(await sound(at(90))).toEqual([]);
    }));
});

it('the parcel that stood in plan is the one the shop ships, under whatever id', () =>
  withCommittedShop(async (shopId) => {
    const made = await exchange(shopId, DEADLINE);
    const ship = (externalId: string, tracking: string) =>
      inside(shopId, (ctx) =>
        putShipment(ctx, {
          externalId,
          shipment: {
            order_external_id: made.orderExternalId,
            lines: [{ line_external_id: 'line-1', quantity: 1 }],
            tracking_number: tracking,
            direction: 'outbound',
          },
        }),
      );
    const planned = await inside(shopId, (ctx) =>
      ctx.db
        .select({ id: shipments.id, promisedAt: shipments.promisedAt })
        .from(shipments)
        .where(and(eq(shipments.shopId, shopId), eq(shipments.externalId, `exchange:${made.number}`))),
    );
    expect(planned[0]?.promisedAt?.toISOString().slice(0, 10)).toBe('2026-11-30');
    expect((await ship('WH-9', '00340434161094042557')).shipmentId).toBe(planned[0]?.id);
    expect((await stateOf(shopId)).parcels).toEqual(['first', 'WH-9']);
    await expect(ship('WH-10', '00340434161094042564')).rejects.toMatchObject({ code: 'INVALID' });
    expect(await sound()).toEqual([]);
  }));

it('cannot be had first where the policy has no such thing, or a person must look', () =>
  withCommittedShop(async (shopId) => {
    const made = await exchange(shopId, DEADLINE);
    const key = await inside(shopId, (ctx) => createApiKey(ctx));
    const body = {
      order_external_id: made.orderExternalId,
      lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' }],
      method: 'label',
    };
    await inside(shopId, (ctx) => returnSecurity(ctx, made));
    expect((await callApi('POST', '/returns', { key, body: { ...body, sends_first: true } })).status).not.toBe(201);
    expect(await callApi('GET', `/returns/${made.returnId}`, { key })).toMatchObject({
      json: { quote: { sends_first: { secured_by: 'deadline', days: 14 } }, sends_first: { hand_over_by: null } },
    });
  }));

it('another shop’s exchanges cannot be followed, put off or forgone', () =>
  withCommittedShop(async (ours) => {
    const made = await exchange(ours, DEPOSIT);
    await pay(ours);
    const { paymentIds, row } = await stateOf(ours);
    const [payment] = await inside(ours, (ctx) => ctx.db.select().from(payments));
    await withCommittedShop(async (theirs) => {
      const gone = (run: (ctx: Ctx) => Promise<unknown>) =>
        expect(inside(theirs, run, at(60))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await gone((ctx) => followHandOver(ctx, made));
      await gone((ctx) => extendHandOver(ctx, { ...made, days: 80 }));
      await gone((ctx) => waiveSecurity(ctx, made));
      await gone((ctx) => giveUpSendingFirst(ctx, made));
      await gone((ctx) => openExchangeParcel(ctx, made));
      await gone((ctx) => remindPayment(ctx, { paymentId: paymentIds[0] ?? '' }));
      await gone((ctx) => askPayment(ctx, { row, kind: 'unreturned', amount: 1 }));
      await gone((ctx) =>
        tellPayment(ctx, { payment: payment as NonNullable<typeof payment>, event: 'payment.received' }),
      );
      await inside(theirs, (ctx) => returnSecurity(ctx, made));
      await inside(theirs, (ctx) => planHandOver(ctx, { returnId: made.returnId, end: at(90) }));
      const shipment = { order_external_id: made.orderExternalId, direction: 'outbound' as const };
      expect(
        await inside(theirs, (ctx) => adoptPlannedParcel(ctx, { orderId: made.orderId, externalId: 'x', shipment })),
      ).toBeNull();
    });
    const after = await stateOf(ours);
    expect(after.payments).toEqual(['deposit 4900 paid']);
    expect(after.row).toMatchObject({ handOverBy: row.handOverBy, security: 4900 });
    expect(after.parcels).toEqual(['first', `exchange:${made.number}`]);
  }));
