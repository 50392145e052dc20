import { createHmac } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { inbox } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { createOrder } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { withTestDb } from '@/db/testing/test-db';
import { lookUpOrder } from '@/lib/access/mutations/look-up-order';
import { handleHook } from '@/lib/api/handle-hook';
import { adapterFor } from '@/lib/carriers/registry';
import { newId } from '@/lib/core/ids';
import { inShop, withSavepoint } from '@/lib/core/unit-of-work';
import { listInbox } from '../queries/list-inbox';
import { applyPayloads } from './apply-payloads';
import { applySafely } from './apply-safely';
import { attachParked } from './attach-parked';
import { createConnection } from './create-connection';
import { keepDeliveries } from './keep-deliveries';
import { noteConnection } from './note-connection';
import { processBacklog } from './process-backlog';
import { processInbox } from './process-inbox';
import { receiveDeliveries } from './receive-deliveries';
import { removeConnection } from './remove-connection';
import { settleInbox } from './settle-inbox';
import { storeOrders } from './store-orders';
import { storeRefunds } from './store-refunds';
import { storeShipment } from './store-shipment';

let shop: OpenShop;
let connection: string;

beforeAll(async () => {
  shop = await openShop();
  const made = await callApi('POST', '/connections', { key: shop.key, body: { source: 'shopify', secret: 'shpss' } });
  connection = made.json.id;
});
afterAll(() => shop.close());

/** As the platform signs and posts it. */
async function platform(resource: object) {
  const body = JSON.stringify(resource);
  const response = await handleHook(
    new Request(`http://porchlight.test/api/hooks/${connection}`, {
      method: 'POST',
      headers: {
        'x-shopify-hmac-sha256': createHmac('sha256', 'shpss').update(body).digest('base64'),
        'x-shopify-webhook-id': newId(),
      },
      body,
    }),
  );
  return (await response.json()).status;
}

const get = async (path: string) => (await callApi('GET', path, { key: shop.key })).json;
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00+01:00`;

const order = (id: number, members: object = {}) => ({
  id,
  name: `#S${id}`,
  email: 'jana@example.com',
  currency: 'EUR',
  processed_at: at(1),
  updated_at: at(2),
  taxes_included: true,
  total_price: '40.00',
  financial_status: 'paid',
  shipping_lines: [],
  refunds: [],
  fulfillments: [],
  shipping_address: { country_code: 'DE', zip: '10119', city: 'Berlin' },
  line_items: [{ id: id * 10, title: 'Mug', quantity: 2, price: '20.00', product_id: 7, variant_id: 8 }],
  ...members,
});

const fulfillment = (id: number, orderId: number, members: object = {}) => ({
  id,
  order_id: orderId,
  status: 'success',
  created_at: at(3),
  updated_at: at(3),
  tracking_company: 'UPS',
  tracking_numbers: [`1ZSHOP${id}`],
  shipment_status: 'in_transit',
  line_items: [{ id: orderId * 10, quantity: 1 }],
  ...members,
});

test('an order, its parcel, the parcel’s scans and a refund, in whatever order the platform tells them', async () => {
  const scan = {
    id: 1,
    fulfillment_id: 501,
    order_id: 1,
    status: 'out_for_delivery',
    happened_at: at(5),
    updated_at: at(5),
  };
  expect(await platform(scan)).toBe('parked');
  expect(await platform(fulfillment(501, 1))).toBe('parked');
  const refund = {
    id: 9,
    order_id: 1,
    refund_line_items: [{ line_item_id: 10, quantity: 1 }],
    transactions: [{ kind: 'refund', status: 'success', amount: '5.00', currency: 'EUR' }],
  };
  expect(await platform(refund)).toBe('parked');
  expect(await platform(order(1))).toBe('processed');

  expect(await get('/orders/1')).toMatchObject({
    number: '#S1',
    total_paid: { amount: 4_000, currency: 'EUR' },
    refunds: [{ external_id: '9', amount: { amount: 500 }, is_ours: false }],
    lines: [{ external_id: '10', quantity: 2 }],
  });
  expect(await get('/shipments/501')).toMatchObject({
    order_external_id: '1',
    carrier: 'ups',
    tracking_number: '1ZSHOP501',
    status: 'out_for_delivery',
    lines: [{ line_external_id: '10', quantity: 1 }],
    events: [{ status: 'out_for_delivery' }],
  });
  const parked = await inShop(shop.gate, (ctx) => listInbox(ctx, { limit: 50, after: null, state: 'parked' }));
  expect(parked.data).toEqual([]);
});

test('an older word of a parcel does not undo a newer one; a scan alone does not change what is in it', async () => {
  await platform(order(2));
  await platform(fulfillment(502, 2, { updated_at: at(4) }));
  expect(
    await platform(
      fulfillment(502, 2, { updated_at: at(3), tracking_numbers: ['1ZOLD'], shipment_status: 'confirmed' }),
    ),
  ).toBe('processed');
  await platform({
    id: 2,
    fulfillment_id: 502,
    order_id: 2,
    status: 'delivered',
    happened_at: at(6),
    updated_at: at(6),
  });
  expect(await get('/shipments/502')).toMatchObject({
    tracking_number: '1ZSHOP502',
    status: 'delivered',
    lines: [{ line_external_id: '20', quantity: 1 }],
  });
});

test('an older order is ignored, one that drops a claimed line waits for a person', async () => {
  await platform(order(3, { updated_at: at(5), name: '#new' }));
  await platform(order(3, { updated_at: at(4), name: '#old' }));
  expect((await get('/orders/3')).number).toBe('#new');
  await inShop(shop.gate, (ctx) => ctx.db.execute(`update order_lines set claimed = 1 where external_id = '30'`));
  expect(
    await platform(order(3, { updated_at: at(6), line_items: [{ id: 31, title: 'Cup', quantity: 1, price: '1.00' }] })),
  ).toBe('parked');
  const { data } = await inShop(shop.gate, (ctx) => listInbox(ctx, { limit: 50, after: null, state: 'parked' }));
  expect(data).toMatchObject([{ reason: 'refused', detail: expect.stringContaining('30') }]);
  expect(await get('/orders/3')).toMatchObject({ number: '#new', lines: [{ external_id: '30' }] });
});

test('an order without a mail address is taken in, found by its postcode, written to nobody and mistaken for nobody else', async () => {
  const till = { email: '', customer: null, contact_email: null };
  expect(await platform(order(4, till))).toBe('processed');
  expect(await platform(order(5, { ...till, email: null }))).toBe('processed');
  expect(
    await platform(fulfillment(504, 4, { shipment_status: 'delivered', updated_at: new Date().toISOString() })),
  ).toBe('processed');
  expect(await get('/orders/4')).toMatchObject({ number: '#S4', customer: { email: '' } });
  const rows = await inShop(shop.gate, async (ctx) => ({
    orders: await ctx.db
      .select({ key: orders.emailKey })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), inArray(orders.externalId, ['4', '5']))),
    mails: await ctx.db.select().from(notifications).where(eq(notifications.recipient, '')),
  }));
  expect(new Set(rows.orders.map(({ key }) => key.toString('hex'))).size).toBe(2);
  expect(rows.mails).toEqual([]);
  const asked = { shopId: shop.shopId, number: '#S4', network: '192.0.2.7', now: new Date() };
  expect(await lookUpOrder({ ...asked, contact: '10119' })).toMatchObject({ token: expect.any(String) });
  expect(await lookUpOrder({ ...asked, contact: '' })).toBeNull();
  expect(await lookUpOrder({ ...asked, contact: '@' })).toBeNull();
});

test('a scan told by number and of the shipment itself counts once, in either order', async () => {
  const { id, secret } = await inShop(shop.gate, (ctx) => createConnection(ctx, { source: 'generic' }));
  expect(secret).toBeDefined();
  const number = '1ZSHOP501';
  const scan = (n: number) => ({ id: `twice-${n}`, status: 'in_transit', occurred_at: at(4), description: 'A scan' });
  const tell = (dedupeKey: string, body: object) =>
    inShop(shop.gate, (ctx) =>
      receiveDeliveries(ctx, [{ connectionId: id, source: 'generic', dedupeKey, body: JSON.stringify(body) }]),
    );
  const before = (await get('/shipments/501')).events.length;
  await tell('a', { tracking_number: number, events: [scan(1)] });
  await tell('b', { shipment_external_id: '501', events: [scan(1)] });
  await tell('c', { shipment_external_id: '501', events: [scan(2)] });
  await tell('d', { tracking_number: number, events: [scan(2)] });
  // both ways in one message, and in one group
  await tell('e', [
    { tracking_number: number, events: [scan(3)] },
    { shipment_external_id: '501', events: [scan(3)] },
  ] as object);
  expect((await get('/shipments/501')).events.length - before).toBe(3);
});

test('another shop can do nothing with a message, a connection or an order of this one', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const ctx = await as(mine);
    const { externalId } = await createOrder(ctx);
    const { id: connectionId } = await createConnection(ctx, { source: 'generic' });
    const delivery = {
      connectionId,
      source: 'generic' as const,
      dedupeKey: 'k',
      body: '{"tracking_number":"X","events":[]}',
    };
    expect(await receiveDeliveries(ctx, [delivery])).toEqual(['parked']);
    const late = { ...delivery, dedupeKey: 'later' };
    expect(await keepDeliveries(ctx, [late], { watched: true })).toEqual(['received']);
    const [row] = await ctx.db.select().from(inbox).where(eq(inbox.dedupeKey, 'k'));
    const inboxId = row?.id ?? '';

    const other = await as(theirs);
    const refused = { code: 'NOT_FOUND' };
    await expect(processInbox(other, { inboxId })).rejects.toMatchObject(refused);
    await expect(removeConnection(other, { id: connectionId })).rejects.toMatchObject(refused);
    await settleInbox(other, [{ inboxId, waiting: [] }]);
    expect(await processBacklog(other)).toBe(0);
    await noteConnection(other, { connectionId, error: 'theirs' });
    expect(await attachParked(other, { arrivals: ['X'] })).toEqual({ attached: 0 });
    const amount = { amount: 1, currency: 'EUR' };
    expect(
      await storeRefunds(other, [{ external_id: 'r', order_external_id: externalId, amount, lines: [] }]),
    ).toMatchObject([{ reason: 'unknown_order' }]);
    expect((await storeOrders(other, [{ external_id: externalId }])).waiting).toMatchObject([{ reason: 'refused' }]);
    const message = {
      inboxId,
      source: 'shopify' as const,
      body: JSON.stringify(fulfillment(1, 1)),
      receivedAt: ctx.now,
    };
    expect(await applyPayloads(other, [message])).toMatchObject([[{ reason: 'unknown_order' }]]);
    expect(await applySafely(other, [message])).toMatchObject([[{ reason: 'unknown_order' }]]);
    const [told] = adapterFor('shopify').parse(message.body, 'webhook').shipments;
    if (!told) throw new Error('The platform tells of one parcel.');
    const at = { ...told, order_external_id: externalId };
    expect(await storeShipment(other, 'shopify', at, null)).toMatchObject({ waiting: { reason: 'unknown_order' } });
    const keeping = withSavepoint(other, (inner) => keepDeliveries(inner, [delivery], { watched: false }));
    await expect(keeping).rejects.toMatchObject({ cause: { code: '23503' } });

    const back = await as(mine);
    const [after] = await back.db.select().from(inbox).where(eq(inbox.id, inboxId));
    expect(after).toEqual(row);
    expect(await processBacklog(back)).toBe(1);
    const [kept] = await back.db.select().from(orders).where(eq(orders.externalId, externalId));
    expect(kept?.refundedElsewhere).toBe(0);
  });
});
