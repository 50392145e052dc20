import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shops } from '@/db/schema/shops';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { get, nameAssets } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { handleHook } from '@/lib/api/handle-hook';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { serveOrderPage } from './order-document';

/** What carriers, couriers and merchants have sent, or could: each in every free field of a scan and of an order. */
const CORPUS: Record<string, string> = {
  script: `<script>alert(1)</script>`,
  'end of attribute': `" onmouseover="alert(1)" x="`,
  'end of comment': `--></style></title><img src=x onerror=alert(1)>`,
  address: 'javascript:alert(document.domain)',
  'bidi override': '\u202Egnp.exe\u202C \u2067right\u2069 \u200Fx',
  'zero width': 'Lei\u200Bp\uFEFFzig\u2060\u00AD',
  NUL: 'Leip\u0000zig\u0001\u001F',
  'half a letter': 'x\uD800y\uDFFF',
  'ten kilobytes': 'Zollabfertigung '.repeat(640),
  'one long word': 'W'.repeat(10_240),
  'right to left': 'تم تسليم الطرد (DHL) 12:30',
  'piled marks': 'Z\u0356\u0323\u0318\u0345'.repeat(200),
  family: '👩‍👩‍👧‍👧'.repeat(50),
  placeholder: '{goods} {count, plural, one {x} other {y}} {{7*7}} %s',
  prototype: '__proto__',
  query: `'); drop table orders; --`,
  'line breaks': 'a\r\n\r\nSet-Cookie: x=1\u2028b\u2029c',
};
const ZONES = ['Mars/Phobos', 'Europe/Berlin\u0000', '+99:99', '', 'GMT+25'];
const TIMES = ['2026-02-30T25:61:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '24:00', 'yesterday', '', '1e99'];

let shop: OpenShop;
let connection: { id: string; secret: string };

beforeAll(async () => {
  nameAssets();
  shop = await openShop();
  const { json } = await callApi('POST', '/connections', { key: shop.key, body: { source: 'generic' } });
  connection = { id: json.id, secret: json.secret };
});
afterAll(() => shop.close());

async function tell(payload: unknown): Promise<number> {
  const body = JSON.stringify(payload);
  const [id, at] = [newId(), Math.floor(Date.now() / 1_000)];
  const key = Buffer.from(connection.secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
  const address = `http://porchlight.test/api/hooks/${connection.id}`;
  return (await handleHook(new Request(address, { method: 'POST', headers, body }))).status;
}

/** Markup that none of ours writes; what stands between quotes is a value. */
const isBroken = (html: string): boolean => {
  const bare = html.replace(/="[^"]*"/g, '=""');
  return (
    /<script(?![^>]*\snonce)|<\w+[^>]*\son\w+=/i.test(bare) ||
    /(?:href|src|action)="\s*javascript:/i.test(html) ||
    /[\u202A-\u202E\u2067\u200B\u2060\uFEFF\u0000\u0001\u001F]/.test(html) ||
    /undefined|\[object|NaN|Invalid Date/.test(bare.replace(/<script[\s\S]*?<\/script>/g, ''))
  );
};

async function pages(number: string): Promise<string[]> {
  const { json } = await callApi('GET', `/orders/${number}`, { key: shop.key });
  const [, slug = '', token = ''] = /\/s\/([^/]+)\/track\/([^/?]+)/.exec(json.tracking_url) ?? [];
  return Promise.all(
    ['', '?lang=ar', '?fragment=1', '/'].map(async (query) => {
      const response = await serveOrderPage(get(`/s/${slug}/track/${token}${query}`), slug, token);
      expect(response.status).toBe(200);
      return response.text();
    }),
  );
}

async function parcel(name: string, order: object = {}) {
  const number = `h-${name}`;
  const put = (path: string, body: object) => callApi('PUT', path, { key: shop.key, body });
  expect((await put(`/orders/${number}`, orderDocument(new Date(), { number, ...order }))).status).toBeLessThan(300);
  const told = { order_external_id: number, carrier: 'own_courier', tracking_number: `T${number}` };
  expect((await put(`/shipments/${number}`, told)).status).toBeLessThan(300);
  return number;
}

const slugOf = (name: string) => name.replace(/\W+/g, '-');
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('what a courier sends', () => {
  it.each(Object.entries(CORPUS))('is shown as text in every field: %s', async (name, text) => {
    const number = await parcel(slugOf(name));
    const location = { city: text, region: text, postal_code: text, country: text, latitude: text, longitude: text };
    const status = await tell({
      shipment_external_id: number,
      carrier: text,
      service: text,
      events: [
        { id: text, status: 'in_transit', sub_status: text, occurred_at: minutesAgo(90), description: text, location },
        {
          status: 'in_transit',
          occurred_at: minutesAgo(60),
          location: { ...location, city: 'Leipzig', country: 'DE' },
        },
        {
          status: 'exception',
          cause: text,
          code: text,
          occurred_at: minutesAgo(30),
          local_time: text,
          description: text,
        },
      ],
    });
    expect(status).toBeLessThan(500);
    for (const html of await pages(number)) expect(isBroken(html)).toBe(false);
  });

  it.each(TIMES)('is shown though its time is none: %j', async (time) => {
    const number = await parcel(`time-${TIMES.indexOf(time)}`);
    const events = [
      { status: 'in_transit', occurred_at: time, description: 'Sorted', eta: { earliest: time, latest: time } },
      { status: 'in_transit', local_time: time, description: 'Sorted again' },
    ];
    expect(await tell({ shipment_external_id: number, events, eta: { earliest: time, latest: time } })).toBeLessThan(
      500,
    );
    for (const html of await pages(number)) expect(isBroken(html)).toBe(false);
  });

  it.each([
    [91, 181],
    [-90, 180],
    [0, 0],
    [1e308, -1e308],
    ['52.5', '13.4'],
    [null, 12],
  ])('is shown though it was at %j, %j', async (latitude, longitude) => {
    const number = await parcel(`at-${latitude}-${longitude}`.replace(/[^\w-]/g, '_'));
    const place = (minutes: number, members: object) => ({
      status: 'in_transit',
      occurred_at: minutesAgo(minutes),
      location: { city: `Hub ${minutes}`, country: 'DE', ...members },
    });
    const events = [place(90, { latitude, longitude }), place(60, { latitude: 51.3, longitude: 12.4 })];
    expect(await tell({ shipment_external_id: number, events })).toBeLessThan(500);
    for (const html of await pages(number)) {
      expect(isBroken(html)).toBe(false);
      expect(html).not.toMatch(/d="[^"]*(?:NaN|Infinity|e\+)/);
    }
  });
});

describe('what a shop writes', () => {
  it.each(Object.entries(CORPUS))('is refused or shown as text: %s', async (name, text) => {
    const number = `w-${slugOf(name)}`;
    const address = { name: text, line1: text, city: text, region: text, postal_code: '10119', country: 'DE' };
    const body = orderDocument(new Date(), { number, note: text, shipping_address: address, lines: [{ title: text }] });
    const { status } = await callApi('PUT', `/orders/${number}`, { key: shop.key, body });
    expect(status).toBeLessThan(500);
    if (status < 300) for (const html of await pages(number)) expect(isBroken(html)).toBe(false);
  });

  it.each(ZONES)('is shown on clocks that run, whatever the zone is called: %j', async (zone) => {
    const number = await parcel(`zone-${ZONES.indexOf(zone)}`);
    await inShop({ shopId: shop.shopId, actor: staff }, (ctx) =>
      ctx.db
        .update(shops)
        .set({ timeZone: zone.replace(/\0/g, '') })
        .where(eq(shops.id, ctx.shopId)),
    ).catch((error) => expect(error.cause?.code).toMatch(/^23/));
    for (const html of await pages(number)) expect(isBroken(html)).toBe(false);
  });
});
