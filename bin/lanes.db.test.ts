import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { get, withOrder } from '@/db/testing/shopper-page';
import { serveOrderPage } from '@/lib/storefront/order-document';
import { roads } from './lanes';

/** What differs between two answers by design. */
const settled = (text: string) => text.replace(/nonce[=-]"?[^"' ;]*/g, '').replace(/\d{2}:\d{2}/g, '');

it('a lane answers what a route answers: status, headers and every byte', () =>
  withOrder(async ({ slug, order }) => {
    const server = createServer(async (request, response) => {
      Object.assign(request.headers, { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'localhost:3000' });
      if (!(await roads(request, response))) response.writeHead(418).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      for (const [token, query, headers] of [
        [order.token, '', {}],
        [order.token, '?lang=ar', {}],
        [order.token, '?fragment=1', {}],
        ['x'.repeat(43), '', {}],
        ['not-a-token', '?lang=de', { 'accept-language': 'de' }],
      ] as const) {
        const path = `/s/${slug}/track/${token}${query}`;
        const lane = await fetch(origin + path, { headers: { ...headers, 'accept-encoding': 'identity' } });
        const route = await serveOrderPage(get(path, headers), slug, token);
        expect(lane.status).toBe(route.status);
        for (const [name, value] of route.headers) expect(settled(lane.headers.get(name) ?? '')).toBe(settled(value));
        const [a, b] = [await lane.text(), await route.text()];
        // A failure's page names its own request.
        const said = (html: string) => settled(html).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
        expect(said(a)).toBe(said(b));
      }
      const { headers } = await fetch(`${origin}/s/${slug}/track/${order.token}?fragment=1`);
      const again = await fetch(`${origin}/s/${slug}/track/${order.token}?fragment=1`, {
        headers: { 'if-none-match': headers.get('etag') ?? '' },
      });
      expect([again.status, await again.text()]).toEqual([304, '']);
    } finally {
      server.close();
    }
  }));
