import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { addDomain } from '@/lib/domains/mutations/add-domain';
import { recordDomainCheck } from '@/lib/domains/mutations/record-domain-check';
import { listDomains } from '@/lib/domains/queries/list-domains';
import { type FrontServer, listen } from './serve';

const OWN = 'track.lighthouse.example';
const UNPROVEN = 'soon.lighthouse.example';
let front: FrontServer;
let port: number;
let shop: OpenShop;
let slug: string;

beforeAll(async () => {
  shop = await openShop();
  slug = await inShop(shop.gate, async (ctx) => {
    const { id } = await addDomain(ctx, { host: OWN });
    await addDomain(ctx, { host: UNPROVEN });
    const row = (await listDomains(ctx)).find((one) => one.id === id);
    const answers = { proofs: [`porchlight-verify=${row?.token}`], leadsTo: [], ours: [] };
    await recordDomainCheck(ctx, { id, answers });
    const { rows } = await ctx.db.execute<{ slug: string }>(sql`select slug from shops`);
    return rows[0]?.slug ?? '';
  });
  front = await listen(0, parseNetworks('127.0.0.2'));
  port = (front.server.address() as AddressInfo).port;
  front.open(async (request, response) => {
    if (request.url?.endsWith('/moves')) response.setHeader('Location', `/s/${slug}/track/next?lang=de`);
    response.end(JSON.stringify({ url: request.url, own: request.headers['x-porchlight-domain'] ?? null }));
  });
});
afterAll(async () => {
  await front.drain(0);
  await shop.close();
});

function send(path: string, headers: Record<string, string>, method = 'GET', from?: string) {
  return new Promise<{ status: number; location?: string; url?: string; own?: string }>((done, failed) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers, localAddress: from });
    sent.on('error', failed);
    sent.on('response', async (response: IncomingMessage) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const body = text.startsWith('{') ? JSON.parse(text) : {};
      done({ status: response.statusCode ?? 0, location: response.headers.location, ...body });
    });
    sent.end();
  });
}
const at = (host: string) => ({ host });

describe('under a shop’s own name', () => {
  it.each([
    ['/', ''],
    ['/?lang=de', '?lang=de'],
    ['/track/abc?x=1', '/track/abc?x=1'],
    ['/returns', '/returns'],
    ['/mediation', '/mediation'],
    ['/console', '/console'],
    ['/console/ahlbeck', '/console/ahlbeck'],
    ['/api/v1/orders', '/api/v1/orders'],
    ['/sign-in', '/sign-in'],
    ['/s/somebody-else', '/s/somebody-else'],
  ])('%s is that shop’s page and never anything else', async (path, rest) => {
    expect(await send(path, at(OWN))).toMatchObject({ status: 200, url: `/s/${slug}${rest}`, own: OWN });
  });

  it('scripts, styles and pictures are the same as everywhere', async () => {
    for (const path of [
      '/_next/static/a.js',
      '/assets/live.js',
      '/fonts/a.woff2',
      '/media/x/y.png',
      '/favicon.ico',
      '/embed.js',
    ]) {
      expect(await send(path, at(OWN))).toMatchObject({ status: 200, url: path });
    }
  });

  it('our own way of writing an address leads to the short one, and forms sent to it still arrive', async () => {
    expect(await send(`/s/${slug}/track/abc?x=1`, at(OWN))).toMatchObject({ status: 308, location: '/track/abc?x=1' });
    expect(await send(`/s/${slug}`, at(OWN))).toMatchObject({ status: 308, location: '/' });
    expect(await send(`/s/${slug}?lang=de`, at(OWN))).toMatchObject({ status: 308, location: '/?lang=de' });
    expect(await send(`/s/${slug}/withdraw`, at(OWN), 'POST')).toMatchObject({
      status: 200,
      url: `/s/${slug}/withdraw`,
    });
  });

  it('redirects of a page stay under the name', async () => {
    expect((await send('/moves', at(OWN))).location).toBe('/track/next?lang=de');
  });

  it('nobody outside can claim to have come there', async () => {
    expect(await send('/', { ...at('localhost'), 'x-porchlight-domain': OWN })).toMatchObject({ url: '/', own: null });
  });
});

describe('the name in a request', () => {
  const SHAPES: [host: string, outcome: 'ours' | 'shop' | 'refused'][] = [
    [OWN, 'shop'],
    [OWN.toUpperCase(), 'shop'],
    [`${OWN}.`, 'shop'],
    [`${OWN}:8443`, 'shop'],
    [`${OWN}.:443`, 'shop'],
    ['localhost', 'ours'],
    ['localhost:3000', 'ours'],
    ['127.0.0.1', 'ours'],
    ['127.0.0.1:8080', 'ours'],
    ['[::1]', 'ours'],
    ['[::1]:3000', 'ours'],
    ['porchlight', 'ours'],
    [UNPROVEN, 'refused'],
    [`evil-${OWN}`, 'refused'],
    [`${OWN}.evil.example`, 'refused'],
    [`x.${OWN}`, 'refused'],
    ['lighthouse.example', 'refused'],
    ['example.com', 'refused'],
    ['-.example.com', 'refused'],
    ['a..example.com', 'refused'],
    ['xn--.example.com', 'refused'],
  ];

  it.each(SHAPES)('%s, once our own address is known', async (host, outcome) => {
    const settings = env();
    const before = settings.isPublicUrlSet;
    settings.isPublicUrlSet = true;
    try {
      const answer = await send('/track/abc', at(host));
      if (outcome === 'refused') expect(answer.status).toBe(421);
      else
        expect(answer).toMatchObject({ status: 200, url: outcome === 'shop' ? `/s/${slug}/track/abc` : '/track/abc' });
    } finally {
      settings.isPublicUrlSet = before;
    }
  });

  it.each([
    `user@${OWN}`,
    `${OWN}/x`,
    `${OWN}\\@evil.example`,
    `${OWN}:80:80`,
    `${OWN}, evil.example`,
    `${OWN} evil.example`,
    '%74rack.lighthouse.example',
  ])('%j is no name', async (host) => expect((await send('/', at(host))).status).toBe(400));

  it('is the one the proxy was asked for, where the proxy is ours; else forwarded names are dropped', async () => {
    const forwarded = { host: 'inside:3000', 'x-forwarded-host': OWN };
    expect(await send('/track/abc', forwarded, 'GET', '127.0.0.2')).toMatchObject({ url: `/s/${slug}/track/abc` });
    expect(await send('/track/abc', forwarded)).toMatchObject({ url: '/track/abc' });
    const contrary = { host: OWN, 'x-forwarded-host': 'evil.example' };
    expect(await send('/track/abc', contrary)).toMatchObject({ url: `/s/${slug}/track/abc` });
  });

  it('stands once', async () => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk));
      socket.on('close', () => done(text));
      socket.write(`GET / HTTP/1.1\r\nHost: ${OWN}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});
