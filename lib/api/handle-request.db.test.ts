import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { inShop } from '@/lib/core/unit-of-work';
import { handleRequest } from './handle-request';

const NOW = new Date();
let mine: OpenShop;
let theirs: OpenShop;

beforeAll(async () => {
  mine = await openShop();
  theirs = await openShop();
});
afterAll(async () => {
  await mine.close();
  await theirs.close();
});

const call: typeof callApi = (method, path, options = {}) => callApi(method, path, { key: mine.key, ...options });

const order = (members: Parameters<typeof orderDocument>[1] = {}) => orderDocument(NOW, members);

describe('who may come in', () => {
  test.each([
    ['no key', null],
    ['an unknown key', 'plk_live_nobody-has-this-key'],
    ['a key with spaces', 'two words'],
  ])('%s: 401 as a problem document', async (_, key) => {
    const answer = await call('GET', '/orders', { key });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.json.code).toBe('UNAUTHENTICATED');
  });

  test('a key without the scope: 403', async () => {
    const key = await inShop(mine.gate, (ctx) => createApiKey(ctx, ['read']));
    expect((await call('GET', '/orders', { key })).status).toBe(200);
    expect((await call('PUT', '/orders/scope', { key, body: order() })).json.code).toBe('FORBIDDEN');
    expect((await call('GET', '/orders/scope')).status).toBe(404);
  });

  test('a revoked and an expired key: 401', async () => {
    for (const column of ['revoked_at', 'expires_at']) {
      const key = await inShop(mine.gate, async (ctx) => {
        const made = await createApiKey(ctx);
        await ctx.db.execute(
          sql`update api_keys set ${sql.identifier(column)} = now() - interval '1 minute' where shop_id = ${ctx.shopId} and prefix = ${made.slice(0, 14)}`,
        );
        return made;
      });
      expect((await call('GET', '/orders', { key })).status).toBe(401);
    }
  });

  test('the key is remembered as used', async () => {
    await call('GET', '/orders');
    const { rows } = await inShop(mine.gate, (ctx) =>
      ctx.db.execute<{ used: boolean }>(sql`select bool_or(last_used_at is not null) as used from api_keys`),
    );
    expect(rows[0]?.used).toBe(true);
  });
});

describe('addresses and methods', () => {
  test('an unknown address is 404, a wrong method 405 with what is possible', async () => {
    expect((await call('GET', '/nothing')).json).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await call('GET', '')).status).toBe(404);
    const wrong = await call('PATCH', '/orders/x', { body: {} });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('PUT, GET, HEAD, OPTIONS');
    const options = await call('OPTIONS', '/orders/x', { key: null });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'PUT, GET, HEAD, OPTIONS']);
  });

  test('HEAD is GET without a body; every answer is never stored and has a request id', async () => {
    await call('PUT', '/orders/head', { body: order() });
    const head = await call('HEAD', '/orders/head');
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('cache-control')).toBe('no-store');
    expect(head.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
  });

  test.each([
    ['/orders/%E0%A4%A'],
    ['/orders/%'],
    ['/orders/%ff'],
    ['/orders?number=%ff'],
    ['/orders?limit=1&limit=2'],
  ])('%s: 400', async (path) => {
    expect((await call('GET', path)).json).toMatchObject({ status: 400, code: 'INVALID' });
  });

  test('ids are percent-encoded, whatever they hold, up to 255 characters', async () => {
    for (const id of ['a/b', 'ü ☃ 😀', 'a?b#c', '%2F', 'x'.repeat(255), "';--", '{}']) {
      const path = `/orders/${encodeURIComponent(id)}`;
      expect((await call('PUT', path, { body: order() })).status).toBe(201);
      expect((await call('GET', path)).json.external_id).toBe(id);
    }
    expect((await call('PUT', `/orders/${'x'.repeat(256)}`, { body: order() })).status).toBe(400);
    expect((await call('PUT', '/orders/a%00b', { body: order() })).status).toBe(400);
  });
});

describe('bodies', () => {
  test('another type 415, over 1 MB 413, no JSON 400', async () => {
    const put = (raw: BodyInit, headers = {}) => call('PUT', '/orders/body', { raw, headers });
    expect((await put('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await put('{}', { 'content-type': 'application/json; charset=utf-16' })).status).toBe(415);
    expect((await put(`"${'x'.repeat(1_048_576)}"`)).status).toBe(413);
    for (const raw of [
      '{',
      '',
      'null',
      '[]',
      '"x"',
      '\ufeff',
      new Uint8Array([0x7b, 0xff, 0x7d]),
      '['.repeat(100_000),
    ]) {
      expect((await put(raw)).json.code).toBe('INVALID');
    }
  });

  test('a chunked body is cut off at 1 MB', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await handleRequest(
      new Request('http://porchlight.test/api/v1/orders/x', {
        method: 'PUT',
        headers: { authorization: `Bearer ${mine.key}`, 'content-type': 'application/json' },
        body: endless,
        duplex: 'half',
      } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(2_500_000);
  });

  test('mistakes are named by their path', async () => {
    const answer = await call('PUT', '/orders/mistakes', {
      body: {
        ...order({ lines: [{ quantity: 1.5 }, { external_id: 'line-1' }] }),
        placed_at: '2026-02-30T00:00:00Z',
        customer: { email: 'a@b@c' },
        colour: 'red',
        total_paid: { amount: 1, currency: 'USD' },
        shipping_total: { amount: -1, currency: 'EUR' },
        currency: undefined,
      },
    });
    expect(answer.status).toBe(400);
    const paths = answer.json.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'lines[0].quantity',
        'placed_at',
        'customer.email',
        'colour',
        'shipping_total.amount',
        'currency',
      ]),
    );
    expect({ ...answer.json, errors: answer.json.errors.slice(0, 1) }).toMatchInlineSnapshot(`
      {
        "code": "INVALID",
        "detail": "The request does not fit the schema.",
        "errors": [
          {
            "message": "Must be a time with its offset such as 2026-11-22T09:30:00Z",
            "path": "placed_at",
          },
        ],
        "status": 400,
        "title": "The request is not valid",
        "type": "about:blank",
      }
    `);
  });

  test.each([
    ['/return-policy', { windw: {} }, 'windw'],
    ['/return-policy', { window: { dayz: 1 } }, 'window.dayz'],
    ['/brand', { colours: {} }, 'colours'],
    ['/products/unknown', { title: 'x', colour: 'red', variants: [] }, 'colour'],
    ['/shipments/unknown', { order_external_id: 'x', weight: 1 }, 'weight'],
  ])('PUT %s %j names what it does not know by its own path', async (path, body, member) => {
    const { status, json } = await call('PUT', path, { body });
    expect(status).toBe(400);
    expect(json.errors.map((error: { path: string }) => error.path)).toContain(member);
  });

  test('amounts in another currency, doubled lines and a discount above its line are refused', async () => {
    const refused = async (body: object) => (await call('PUT', '/orders/refused', { body })).json.errors?.[0].path;
    const document = order({ lines: [{ external_id: 'a' }, { external_id: 'b' }] });
    expect(await refused({ ...document, total_paid: { amount: 1, currency: 'USD' } })).toBe('total_paid.currency');
    expect(await refused(order({ lines: [{ external_id: 'a' }, { external_id: 'a' }] }))).toBe('lines[1].external_id');
    expect(await refused(order({ lines: [{ discount_total: 14_901 }] }))).toBe('lines[0].discount_total');
    expect(await refused(order({ total_paid: { amount: 1, currency: 'EUR' }, lines: [{ unit_price: 2 ** 53 }] }))).toBe(
      'lines[0].unit_price.amount',
    );
  });

  test.each([
    ['NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
  ])('%s in any text is refused', async (_, text) => {
    for (const body of [
      order({ note: text }),
      order({ tags: [text] }),
      order({ customer: { email: 'a@b.de', name: text } }),
    ]) {
      expect((await call('PUT', '/orders/hostile', { body })).status).toBe(400);
    }
    const product = {
      title: 'x',
      variants: [{ external_id: 'v', title: 'v', price: { amount: 1, currency: 'EUR' }, options: { [text]: 'a' } }],
    };
    expect((await call('PUT', '/products/hostile', { body: product })).status).toBe(400);
    expect((await call('GET', `/orders?number=${encodeURIComponent('a\0b')}`)).status).toBe(400);
  });

  test.each([
    ['Robert"); DROP TABLE orders;--'],
    ['\u202e\u0007‮ Zalgo ҉'],
    ['👩‍👩‍👧‍👦 𝒳'],
    ['constructor'],
    ['__proto__'],
    ['{"$gt":""}'],
  ])('hostile but storable text comes back as it went in: %s', async (text) => {
    const id = encodeURIComponent(text);
    const document = order({ note: text, channel: text, customer: { email: 'a@b.de', name: text } });
    expect((await call('PUT', `/orders/${id}`, { body: document })).status).toBe(201);
    expect((await call('GET', `/orders/${id}`)).json).toMatchObject({
      note: text,
      channel: text,
      customer: { name: text },
    });
  });
});

describe('lists', () => {
  test('pages are newest first and complete, whatever is placed at the same instant', async () => {
    const key = theirs.key;
    const placed = ['2026-11-03', '2026-11-01', '2026-11-02', '2026-11-02', '2026-11-02'];
    for (const [i, day] of placed.entries()) {
      await call('PUT', `/orders/page-${i}`, {
        key,
        body: order({ placed_at: `${day}T00:00:00Z`, number: i === 4 ? '#P 4' : `Q${i}` }),
      });
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json } = await call('GET', `/orders?limit=2&cursor=${cursor}`, { key });
      seen.push(...json.data.map((row: { placed_at: string; external_id: string }) => row.external_id));
      cursor = json.next_cursor;
    }
    expect(seen).toHaveLength(5);
    expect(seen[0]).toBe('page-0');
    expect(seen[4]).toBe('page-1');
    expect(new Set(seen).size).toBe(5);
    const found = await call('GET', '/orders?number=p4', { key });
    expect(found.json.data.map((row: { external_id: string }) => row.external_id)).toEqual(['page-4']);
  });

  test.each([['limit=0'], ['limit=101'], ['limit=x'], ['limit=-1'], ['cursor=nonsense'], [`cursor=${btoa('[1,2]')}`]])(
    '%s: 400',
    async (query) => {
      expect((await call('GET', `/orders?${query}`)).status).toBe(400);
    },
  );
});

test("another shop's ids are 404, and nothing of it changes", async () => {
  await call('PUT', '/orders/secret', { body: order({ note: 'mine' }) });
  await call('PUT', '/shipments/secret', { body: { order_external_id: 'secret', tracking_number: 'SECRET1' } });
  const connection = await call('POST', '/connections', { body: { source: 'generic' } });
  const { key } = theirs;
  expect((await call('GET', '/orders/secret', { key })).status).toBe(404);
  expect((await call('GET', '/shipments/secret', { key })).status).toBe(404);
  expect((await call('GET', '/shipments?tracking_number=SECRET1', { key })).json.data).toEqual([]);
  expect((await call('PUT', '/shipments/x', { key, body: { order_external_id: 'secret' } })).json).toMatchObject({
    status: 404,
    errors: [{ path: 'order_external_id' }],
  });
  expect(
    (await call('POST', '/shipments/secret/events', { key, body: { events: [{ status: 'delivered' }] } })).status,
  ).toBe(404);
  for (const method of ['GET', 'DELETE']) {
    expect((await call(method, `/connections/${connection.json.id}`, { key })).status).toBe(404);
    expect((await call(method, '/connections/not-an-id', { key })).status).toBe(404);
  }
  expect((await call('GET', '/shipments/secret')).json.status).toBe('unknown');
  expect((await call('GET', `/connections/${connection.json.id}`)).status).toBe(200);
});

test('connections: made, listed without their secrets, closed', async () => {
  const made = await call('POST', '/connections', {
    body: { source: 'aftership', secret: 'theirs', credentials: { api_key: 'k' } },
  });
  expect(made.json).toMatchObject({ source: 'aftership', name: 'aftership' });
  expect(made.json.webhook_url).toMatch(new RegExp(`/api/hooks/${made.json.id}$`));
  expect(made.text).not.toContain('theirs');
  expect((await call('GET', '/connections')).text).not.toMatch(/theirs|api_key/);
  expect((await call('DELETE', `/connections/${made.json.id}`)).status).toBe(204);
  expect((await call('DELETE', `/connections/${made.json.id}`)).status).toBe(404);
});

test('the description is OpenAPI 3.1, open to all, with every address and the published lists', async () => {
  const { status, json } = await call('GET', '/openapi.json', { key: null });
  expect(status).toBe(200);
  expect(json.openapi).toMatch(/^3\.1/);
  expect(Object.keys(json.paths)).toEqual(
    expect.arrayContaining([
      '/orders/{external_id}',
      '/shipments/{external_id}/events',
      '/connections',
      '/notifications',
    ]),
  );
  const { schema } = json.paths['/orders/{external_id}'].put.requestBody.content['application/json'];
  expect(schema).toEqual({ $ref: '#/components/schemas/OrderWrite' });
  const write = json.components.schemas.OrderWrite;
  expect(write.additionalProperties).toBe(false);
  expect(write.required).toEqual(expect.arrayContaining(['number', 'placed_at', 'lines']));
  expect(write.required).not.toContain('updated_at');
  expect(json.components.schemas.CarrierSlug['x-values']).toContain('dhl_de');
  expect(json.components.schemas.SubStatus['x-values']).toContain('not_home');
  const [limit] = json.paths['/orders'].get.parameters;
  expect(limit).toMatchObject({ name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } });
  const text = JSON.stringify(json);
  expect(text).not.toContain('$defs');
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(json.components.schemas).toHaveProperty(name ?? '');
});
