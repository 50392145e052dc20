import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNetworks } from '@/lib/core/networks';
import { readPalette } from './read-palette';
import { readWebsite } from './read-website';

const permitted = parseNetworks('127.0.0.0/8');
const asked: string[] = [];
let server: Server;
let base: string;

const logo = () =>
  sharp({ create: { width: 40, height: 20, channels: 4, background: { r: 194, g: 24, b: 91, alpha: 1 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  const png = await logo();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const html = (body: string) => response.setHeader('content-type', 'text/html').end(body);
    if (url === '/shop') html('<img class="logo" src="/logo.png"><link rel=stylesheet href="/a.css"><title>x</title>');
    else if (url === '/hostile') html('<img class="logo" src="/fake.png"><img class="logo" src="/logo.png">');
    else if (url === '/inside') html('<img class="logo" src="http://169.254.169.254/latest/meta-data/a.png">');
    else if (url === '/a.css') response.end(':root{--brand:#c2185b}');
    else if (url === '/logo.png') response.end(png);
    else if (url === '/fake.png') response.end(svg);
    else if (url === '/moved') response.writeHead(302, { location: '/shop' }).end();
    else if (url === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (url === '/away') response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    else if (url === '/json') response.setHeader('content-type', 'application/json').end('{}');
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const read = (path: string) => readWebsite(`${base}${path}`, { permitted });
const refusal = (message: RegExp) => ({
  code: 'INVALID',
  details: { errors: [{ path: 'address', message: expect.stringMatching(message) }] },
});

describe('readWebsite', () => {
  it('brings the logo as pixels of our own and the colours of page, sheet and logo', async () => {
    const { logo: found, colors } = await read('/shop');
    expect(found?.mime).toBe('image/webp');
    expect(colors.filter(({ color }) => color === '#c2185b').length).toBeGreaterThan(0);
  });

  it('goes along with a redirect', async () => {
    expect((await read('/moved')).logo).not.toBeNull();
  });

  it('takes the next picture when one is none', async () => {
    expect((await read('/hostile')).logo?.mime).toBe('image/webp');
  });

  it.each([
    ['/circle', /circles/],
    ['/nothing', /404/],
    ['/json', /no web page/],
    ['/away', /private network/],
  ])('%s is refused with what to do', async (path, message) => {
    await expect(read(path)).rejects.toMatchObject(refusal(message));
  });

  it('never asks inside, whoever names it', async () => {
    expect((await read('/inside')).logo).toBeNull();
    const nowhere = parseNetworks('');
    await expect(readWebsite(`${base}/shop`, { permitted: nowhere })).rejects.toMatchObject(refusal(/private network/));
    await expect(readWebsite('file:///etc/passwd', { permitted })).rejects.toMatchObject(refusal(/private network/));
  });
});

describe('readPalette', () => {
  it('counts what is painted, not what is transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const half = await sharp({ create: { width: 40, height: 40, channels: 4, background: clear } })
      .composite([{ input: await logo(), top: 0, left: 0 }])
      .png()
      .toBuffer();
    const colors = await readPalette(half);
    expect(colors.map(({ color }) => color)).toEqual(['#c2185b']);
  });
});
