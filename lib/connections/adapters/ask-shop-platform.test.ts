import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseNetworks } from '@/lib/core/networks';
import { fakeMedusa, fakeShopify, fakeWoo } from '@/lib/returns/testing/platforms';
import { askShopPlatform } from './ask-shop-platform';

const here = parseNetworks('127.0.0.1/32');
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const opened = <T extends { close: () => Promise<void> }>(platform: T): T => {
  closing.push(platform.close);
  return platform;
};

/** A server that answers everything alike, and notes what it was asked. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: { method?: string; url?: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push({ method: request.method, url: request.url, headers: request.headers, body: text });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const shopify = (url: string, token = 'shpat_test') => askShopPlatform({ platform: 'shopify', url, token }, here);
const woo = (url: string, secret = 'cs_test') =>
  askShopPlatform({ platform: 'woocommerce', url, key: 'ck_test', secret }, here);

describe('a shop platform is asked whether it knows us', () => {
  it('by what Shopify, WooCommerce and Medusa take for a question, with no money in it', async () => {
    const { url } = opened(await fakeShopify({ paid: '1.00' }));
    expect(await shopify(url)).toEqual({ kind: 'answer', body: '' });
    const store = opened(await fakeWoo({ paid: '1.00' }));
    expect(await woo(store.url)).toEqual({ kind: 'answer', body: '' });
    const medusa = opened(await fakeMedusa({ paid: '1.00' }));
    expect(await askShopPlatform({ platform: 'medusa', url: medusa.url, key: 'sk_test' }, here)).toMatchObject({
      kind: 'answer',
    });
    expect([store.calls(), medusa.calls()]).toEqual([0, 0]);
  });

  it('in their own words', async () => {
    const one = await answering(200, '{}');
    await shopify(one.url);
    await woo(one.url);
    expect(one.asked).toMatchObject([
      { method: 'POST', url: '/admin/api/2026-07/graphql.json', headers: { 'x-shopify-access-token': 'shpat_test' } },
      {
        method: 'GET',
        url: '/wp-json/wc/v3/system_status?_fields=environment',
        headers: { authorization: `Basic ${btoa('ck_test:cs_test')}` },
      },
    ]);
    expect(JSON.parse(one.asked[0]?.body ?? '').query).toContain('shop { name }');
  });

  it('and what it says against us is told', async () => {
    const { url } = opened(await fakeShopify({ paid: '1.00' }));
    const refused = {
      kind: 'refused',
      reason: expect.stringMatching(/^It does not accept the credentials\. It answered 401/),
    };
    expect(await shopify(url, 'shpat_other')).toEqual(refused);
    const store = opened(await fakeWoo({ paid: '1.00' }));
    expect(await woo(store.url, 'cs_other')).toEqual(refused);
    const poor = opened(await fakeShopify({ paid: '1.00', scopes: ['read_orders'] }));
    expect(await shopify(poor.url)).toEqual({ kind: 'refused', reason: expect.stringContaining('write_orders') });
    const denied = await answering(200, JSON.stringify({ errors: [{ message: 'Access denied' }] }));
    expect(await shopify(denied.url)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('Access denied'),
    });
  });

  it('trouble on the way is no refusal', async () => {
    const page = await answering(200, '<html>Maintenance</html>');
    expect(await woo(page.url)).toMatchObject({ kind: 'failed' });
    const busy = await answering(429, '{}', { 'retry-after': '7' });
    expect(await woo(busy.url)).toEqual({ kind: 'slow_down', seconds: 7 });
    const down = await answering(502, 'Bad gateway');
    expect(await shopify(down.url)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('502') });
    expect(
      await askShopPlatform({ platform: 'woocommerce', url: 'http://127.0.0.1:9', key: 'a', secret: 'b' }),
    ).toMatchObject({
      kind: 'failed',
    });
  });
});
