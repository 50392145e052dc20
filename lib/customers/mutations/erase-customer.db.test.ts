import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { lookUpOrder } from '@/lib/access/mutations/look-up-order';
import { handleHook } from '@/lib/api/handle-hook';
import { loadOrderDetail } from '@/lib/console/queries/load-order-detail';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { getNotificationMail } from '@/lib/notifications/queries/get-notification-mail';
import { ERASED_EMAIL, HELD, WITHOUT_SHOPPERS } from '../constants';
import { exportCustomer } from '../queries/export-customer';
import { plantPerson } from '../testing/plant-person';
import { eraseCustomer } from './erase-customer';

const NOW = new Date();
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const PERSON = {
  customer: { email: 'Ottilie.Markerfeld@example.com', phone: '+49 171 5550123', name: 'Ottilie Markerfeld' },
  shipping_address: {
    name: 'Ottilie Markerfeld',
    line1: 'Grüner Markerweg 77',
    line2: 'Hinterhaus Markerhof',
    city: 'Markerstadt',
    region: 'Markerland',
    postal_code: '98765',
    country: 'DE',
  },
};
const EMAIL = 'ottilie.markerfeld@example.com';
/** Any of these, anywhere, is the person. */
const MARKERS = ['ottilie', 'marker', '5550123', '98765'];

let shop: OpenShop;
let other: OpenShop;
let hook: { id: string; secret: string };

const call: typeof callApi = (method, path, options = {}) => callApi(method, path, { key: shop.key, ...options });
const order = (members: object = {}) =>
  orderDocument(NOW, { ...PERSON, fulfilled_at: ago(3), note: 'For Ottilie, with love', ...members });

async function tablesOf(db: Ctx['db']): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'shop_id'`);
  return rows.map(({ name }) => name).sort();
}

/** Every value of every column of every table of a shop in which the person is found, text and bytes alike. */
async function traces({ gate }: OpenShop): Promise<string[]> {
  return inShop(gate, async ({ db }) => {
    const found: string[] = [];
    for (const name of await tablesOf(db)) {
      const { rows } = await db.execute<{ row: Record<string, unknown> }>(
        sql`select to_jsonb(t) as row from ${sql.identifier(name)} t`,
      );
      for (const { row } of rows) {
        for (const [column, value] of Object.entries(row)) {
          const text = JSON.stringify(value ?? '').toLowerCase();
          const bytes = /^"\\\\x/.test(text)
            ? Buffer.from(text.slice(4, -1), 'hex').toString('latin1').toLowerCase()
            : '';
          if (MARKERS.some((marker) => text.includes(marker) || bytes.includes(marker)))
            found.push(`${name}.${column}`);
        }
      }
    }
    return [...new Set(found)].sort();
  });
}

/** As the platform signs and posts it. */
async function platform(body: string, id = newId()): Promise<string> {
  const response = await handleHook(
    new Request(`http://porchlight.test/api/hooks/${hook.id}`, {
      method: 'POST',
      headers: {
        'x-shopify-hmac-sha256': createHmac('sha256', hook.secret).update(body).digest('base64'),
        'x-shopify-webhook-id': id,
      },
      body,
    }),
  );
  return (await response.json()).status;
}

const platformOrder = (id: number, at: string) =>
  JSON.stringify({
    id,
    name: `#S${id}`,
    email: PERSON.customer.email,
    phone: PERSON.customer.phone,
    created_at: at,
    updated_at: at,
    currency: 'EUR',
    total_price: '20.00',
    financial_status: 'paid',
    shipping_lines: [],
    refunds: [],
    fulfillments: [],
    customer: { first_name: 'Ottilie', last_name: 'Markerfeld' },
    shipping_address: {
      name: 'Ottilie Markerfeld',
      address1: 'Grüner Markerweg 77',
      city: 'Markerstadt',
      zip: '98765',
      country_code: 'DE',
    },
    line_items: [{ id: 1, title: 'Socks', quantity: 1, price: '20.00' }],
    // The ways of other serialisers.
  }).replace('Grüner', 'Gr\\u00fcner');

let returnId = '';
const found = { ledger: 0 };

/** A life of a shopper in the shop: as much of it as can be through the doors that there are. */
async function live() {
  await call('POST', '/webhook-endpoints', { body: { url: 'https://merchant.example/', events: ['*'] } });
  const made = await call('POST', '/connections', { body: { source: 'shopify', secret: 'shpss' } });
  hook = { id: made.json.id, secret: 'shpss' };
  await call('PUT', '/orders/first', {
    body: order({
      tags: ['vip', `of ${EMAIL}`],
      lines: [
        { external_id: 'a', quantity: 2, title: 'Mug', variant_title: 'Engraved “Ottilie Markerfeld”' },
        { external_id: 'b' },
      ],
    }),
  });
  await call('PUT', '/shipments/first', {
    body: { order_external_id: 'first', carrier: 'dhl', tracking_number: 'JD0001', note: 'Ottilie is at home at nine' },
  });
  const scans = [
    { status: 'in_transit', description: 'On its way to Markerstadt', code: 'A', occurred_at: ago(2.5) },
    { status: 'delivered', description: 'Signed by O. MARKERFELD', code: 'D', occurred_at: ago(2) },
  ].map((scan) => ({ ...scan, location: { city: 'Markerstadt', postal_code: '98765', country: 'DE' } }));
  await call('POST', '/shipments/first/events', { body: { events: scans } });

  const lines = [{ line_external_id: 'a', quantity: 1, reason: 'too_small', resolution: 'refund' }];
  const returned = await call('POST', '/returns', { body: { order_external_id: 'first', lines, method: 'label' } });
  returnId = returned.json.id;
  await call('POST', `/returns/${returnId}/approve`, { body: { note: 'Dear Ottilie, send it' } });
  await platform(platformOrder(11, ago(20)));
  await platform(`{"id":12,"email":"${PERSON.customer.email}"}`);
  await inShop(shop.gate, (ctx) => plantPerson(ctx, { returnId, email: EMAIL }));
}

beforeAll(async () => {
  shop = await openShop();
  other = await openShop();
  await live();
  await call('PUT', '/orders/theirs', { key: other.key, body: order() });
});
afterAll(async () => {
  await shop.close();
  await other.close();
});

const erase = async () => (await call('POST', '/customers/erase', { body: { email: ` ${EMAIL.toUpperCase()}` } })).json;
const theirsBefore: string[] = [];

test('every table of a shop is known to hold shoppers or not to', async () => {
  const known = ['orders', ...HELD.map(({ table }) => table), ...WITHOUT_SHOPPERS];
  expect(await inShop(shop.gate, ({ db }) => tablesOf(db))).toEqual(known.sort());
});

describe('before', () => {
  test('the person is in every table that is said to hold one', async () => {
    const places = await traces(shop);
    const tables = new Set(places.map((place) => place.split('.')[0]));
    // Rows without a word of the person, and those that only a provider’s failure writes.
    const silent = [
      ...['order_refunds', 'page_views', 'stock_alerts', 'payments', 'refund_intents', 'ledger_entries'],
      ...['order_codes', 'problem_report_lines', 'return_cautions'],
    ];
    const bare = ['cases', 'credit_accounts', 'credit_entries'];
    const expected = HELD.map(({ table }) => table).filter((table) => ![...silent, ...bare].includes(table));
    expect([...tables].sort()).toEqual(expect.arrayContaining(expected.sort()));
    theirsBefore.push(...(await traces(other)));
    expect(theirsBefore).toContain('orders.customer_email');
  });

  test('an export tells all of it, and nothing of another shop', async () => {
    const { status, json } = await call('POST', '/customers/export', { body: { email: EMAIL } });
    expect(status).toBe(200);
    expect(json.orders.map((one: { external_id: string }) => one.external_id).sort()).toEqual(['11', 'first']);
    expect(json.orders.find((one: { external_id: string }) => one.external_id === 'first')).toMatchObject(PERSON);
    expect(json.shipments[0].events[0].description).toBe('Signed by O. MARKERFELD');
    expect(json.returns.map((one: { id: string }) => one.id)).toEqual([returnId]);
    for (const table of [
      'notifications',
      'feedback',
      'return_drafts',
      'uploads',
      'grants',
      'inbox',
      'withdrawals',
      'return_events',
      'customer_flags',
      'audit_log',
      'webhook_events',
    ])
      expect(json.records[table]?.length, table).toBeGreaterThan(0);
    expect(Buffer.from(json.records.uploads[0].bytes, 'base64').toString()).toBe('a picture of ottilie');
    expect(JSON.stringify(json)).not.toContain('token_hash');
    const theirs = await call('POST', '/customers/export', { key: other.key, body: { email: EMAIL } });
    expect(theirs.json.orders).toHaveLength(1);
    expect(theirs.json.returns).toEqual([]);
  });

  test('an export is not kept under its idempotency key, another request under it is refused', async () => {
    const headers = { 'idempotency-key': 'export' };
    const ask = (email: string) => call('POST', '/customers/export', { body: { email }, headers });
    expect((await ask(EMAIL)).status).toBe(200);
    expect((await ask(EMAIL)).json.orders).toHaveLength(2);
    expect((await ask('else@example.com')).status).toBe(422);
  });
});

describe('erased', () => {
  test('nothing of the person is left anywhere; the answer says what stays', async () => {
    const answer = await erase();
    expect(await traces(shop)).toEqual([]);
    expect(answer.erased).toMatchObject({ orders: 2, uploads: 1, return_drafts: 1 });
    expect(answer.kept.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['orders', 'shipments', 'returns', 'open_returns', 'erasure']),
    );
    expect(answer.kept.every(({ why }: { why: string }) => why.length > 10)).toBe(true);
    expect(await traces(other)).toEqual(theirsBefore);
  });

  test('the order keeps what bookkeeping needs, and says that it was erased', async () => {
    const { json } = await call('GET', '/orders/first');
    expect(json).toMatchObject({
      customer: { email: ERASED_EMAIL, phone: null, name: null },
      shipping_address: { name: null, line1: null, city: null, postal_code: null, country: 'DE' },
      total_paid: order({ lines: [{ quantity: 2 }, {}] }).total_paid,
      tags: ['vip'],
      note: null,
      erased_at: expect.any(String),
    });
    expect(
      json.lines.map((line: { title: string; variant_title: string }) => [line.title, line.variant_title]),
    ).toEqual([
      ['Mug', 'erased'],
      ['Chelsea boots', 'Size 42'],
    ]);
  });

  test('no link opens, no message waits, and nobody is found by number and address', async () => {
    const counts = await inShop(shop.gate, async ({ db }) => {
      const one = async (query: ReturnType<typeof sql>) => (await db.execute<{ n: number }>(query)).rows[0]?.n;
      return [
        await one(sql`select count(*)::int as n from grants where revoked_at is null`),
        await one(sql`select count(*)::int as n from notifications where state = 'queued'`),
        await one(sql`select count(*)::int as n from inbox where state = 'parked'`),
      ];
    });
    expect(counts).toEqual([0, 0, 0]);
    const { number } = (await call('GET', '/orders/first')).json;
    const look = (contact: string) =>
      lookUpOrder({ shopId: shop.shopId, number, contact, network: '203.0.113.0/24', now: NOW });
    for (const contact of [EMAIL, '98765', PERSON.customer.phone]) expect(await look(contact)).toBeNull();
  });

  test('staff can still open what is left: the order, the return, each message', async () => {
    await inShop(shop.gate, async (ctx) => {
      const { rows } = await ctx.db.execute<{ id: string; order: string }>(
        sql`select id, order_id as order from notifications`,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { id } of rows)
        expect((await getNotificationMail(ctx, { notificationId: id })).html.toLowerCase()).not.toContain('marker');
      const order = await loadOrderDetail(ctx, { orderId: rows[0]?.order ?? '' });
      const detail = await loadReturnDetail(ctx, { returnId });
      expect(JSON.stringify([order, detail]).toLowerCase()).not.toMatch(/marker|ottilie/);
    });
  });

  test('asked again it answers the same; the audit says that it was done, not to whom', async () => {
    const answer = await erase();
    expect(answer.erased.orders).toBe(0);
    const { rows } = await inShop(shop.gate, ({ db }) =>
      db.execute<{ row: object }>(sql`select to_jsonb(t) as row from audit_log t where action = 'customer.erased'`),
    );
    expect(rows).toHaveLength(2);
    expect(await traces(shop)).toEqual([]);
  });

  test('what is open can be finished, and money adds up', async () => {
    const { json: open } = await call('GET', `/returns/${returnId}`);
    const line = open.lines[0].id;
    await call('POST', `/returns/${returnId}/receive`, {
      body: { lines: [{ return_line_id: line, accepted: 1, damaged: 0, missing: 0 }] },
    });
    const paid = await call('POST', `/returns/${returnId}/refund`, { body: {} });
    expect(paid.json.refunds).toMatchObject([{ state: 'succeeded', amount: open.quote.money.refund_total }]);
    const { rows } = await inShop(shop.gate, ({ db }) =>
      db.execute<{ amount: string; queued: number }>(sql`select sum(amount) as amount,
        (select count(*)::int from notifications where state = 'queued') as queued from ledger_entries`),
    );
    found.ledger = Number(rows[0]?.amount);
    expect(found.ledger).toBe(open.quote.money.refund_total.amount);
    expect(rows[0]?.queued).toBe(0);
  });
});

describe('told again', () => {
  test('an order that is written again stays without its person, and says so', async () => {
    const again = await call('PUT', '/orders/first', {
      body: order({
        lines: [
          { external_id: 'a', quantity: 2 },
          { external_id: 'b', title: 'New title' },
        ],
      }),
    });
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ customer: { email: ERASED_EMAIL, name: null }, erased_at: expect.any(String) });
    expect(again.json.lines[1].title).toBe('New title');
    expect(await traces(shop)).toEqual([]);
  });

  test('webhooks of old: orders known and unknown come in without their person, and their bodies are not kept', async () => {
    expect(await platform(platformOrder(11, ago(1)))).toBe('processed');
    expect(await platform(platformOrder(13, ago(30)))).toBe('processed');
    expect((await call('GET', '/orders/13')).json).toMatchObject({
      customer: { email: ERASED_EMAIL },
      erased_at: expect.any(String),
    });
    const scans = [
      {
        status: 'delivered',
        description: 'Signed by O. MARKERFELD',
        code: 'D',
        occurred_at: ago(2),
        location: { city: 'Markerstadt', postal_code: '98765', country: 'DE' },
      },
      { status: 'in_transit', description: 'Markerstadt again', occurred_at: ago(2.2) },
    ];
    const told = await call('POST', '/shipments/first/events', { body: { events: scans } });
    // The first is the scan that was there before: it counts once.
    expect(told.json.events).toHaveLength(3);
    expect(await traces(shop)).toEqual([]);
  });

  test('who orders anew is a shopper like any other, until they ask again', async () => {
    const fresh = await call('PUT', '/orders/fresh', {
      body: order({ placed_at: new Date(Date.now() + 1_000).toISOString() }),
    });
    expect(fresh.json).toMatchObject({ ...PERSON, erased_at: null });
    expect((await erase()).erased.orders).toBe(1);
    expect(await traces(shop)).toEqual([]);
    const held = await inShop(shop.gate, (ctx) => exportCustomer(ctx, { email: EMAIL }));
    expect(held.erased_at).not.toBeNull();
    expect(JSON.stringify({ ...held, email: '' }).toLowerCase()).not.toContain('marker');
  });

  test('another shop’s erasure takes nothing here, and one who is unknown may ask too', async () => {
    await call('PUT', '/orders/stays', {
      body: order({ customer: { email: 'somebody@example.com' }, shipping_address: null, note: null }),
    });
    const answer = await inShop(other.gate, (ctx) => eraseCustomer(ctx, { email: 'somebody@example.com' }));
    expect(answer.erased.orders).toBe(0);
    expect((await call('GET', '/orders/stays')).json.customer.email).toBe('somebody@example.com');
    expect((await call('POST', '/customers/erase', { body: { email: 'nobody' } })).status).toBe(400);
    expect((await call('POST', '/customers/erase', { body: { email: EMAIL, all: true } })).status).toBe(400);
  });
});
