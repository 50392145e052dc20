import type { lookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseNetworks } from './networks';
import { mayReach, refuseUrl, safeFetch } from './safe-fetch';

const NOWHERE = parseNetworks('');
const HERE = parseNetworks('127.0.0.0/8, ::1');
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.closeAllConnections();
});

async function serve(answer: RequestListener): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: (server.address() as AddressInfo).port, asked };
}

/** A name service that knows these addresses alone, and how often it was asked. */
function nameService(...addresses: string[]) {
  const service = { asked: 0, resolve: answer as unknown as typeof lookup };
  function answer(_name: string, _options: unknown, done: (...args: unknown[]) => void) {
    service.asked++;
    if (addresses.length === 0) done(new Error('ENOTFOUND'));
    else
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  }
  return service;
}

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => error.reason,
  );

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
  ])('%s is nobody’s to reach', (address) => {
    expect(mayReach(address, NOWHERE)).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '193.0.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => {
      expect(mayReach(address, NOWHERE)).toBe(true);
    },
  );

  it('a permitted network may be reached, its neighbours not', () => {
    const permitted = parseNetworks('10.1.0.0/16');
    expect(mayReach('10.1.2.3', permitted)).toBe(true);
    expect(mayReach('10.2.0.1', permitted)).toBe(false);
    expect(mayReach('169.254.169.254', permitted)).toBe(false);
  });
});

describe('what is refused before anything is asked', () => {
  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://example.com',
    '//example.com',
    'example.com',
    'https://user:pass@example.com/',
    'http://localhost/',
    'http://LOCALHOST:8080/',
    'http://foo.localhost/',
    'http://localhost./',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fd00::1]/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0/',
    'https://10.0.0.1:8443/',
    '',
  ])('%s', async (address) => {
    expect(refuseUrl(address, NOWHERE)).toEqual(expect.any(String));
    const service = nameService('93.184.216.34');
    const request = safeFetch(address, { permitted: NOWHERE, resolve: service.resolve });
    expect(await reasonOf(request)).toBe('forbidden_address');
    expect(service.asked).toBe(0);
  });

  it.each([
    'https://example.com/hook',
    'http://example.com:8080/a?b=c',
    'https://8.8.8.8/',
    'https://xn--bcher-kva.de/',
  ])('%s is none of them', (address) => {
    expect(refuseUrl(address, NOWHERE)).toBeNull();
  });
});

describe('a name', () => {
  it.each([[['127.0.0.1']], [['::1']], [['93.184.216.34', '10.0.0.1']], [['169.254.169.254']]])(
    'that stands for %j opens no connection',
    async (addresses) => {
      let connections = 0;
      const listener = createListener(() => connections++);
      await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
      const { port } = listener.address() as AddressInfo;
      const { resolve } = nameService(...addresses);
      const request = safeFetch(`http://innocent.example:${port}/`, { permitted: NOWHERE, resolve });
      expect(await reasonOf(request)).toBe('forbidden_address');
      expect(connections).toBe(0);
      listener.close();
    },
  );

  it('is resolved once: what answers otherwise the second time changes nothing', async () => {
    const { port } = await serve((_, response) => response.end('here'));
    const service = nameService('127.0.0.1');
    const answer = await safeFetch(`http://flips.example:${port}/`, { permitted: HERE, resolve: service.resolve });
    expect(answer.text).toBe('here');
    expect(service.asked).toBe(1);
  });

  it('that nobody knows is said to be unknown', async () => {
    const { resolve } = nameService();
    expect(await reasonOf(safeFetch('http://nobody.example/', { permitted: NOWHERE, resolve }))).toBe('unknown_host');
  });
});

describe('an exchange', () => {
  it('carries method, headers and body, and brings status, headers and text', async () => {
    const { port } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(202, { 'retry-after': '7' });
        response.end(`${request.method} ${request.headers['x-a']} ${Buffer.concat(chunks)}`);
      });
    });
    const answer = await safeFetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'x-a': 'b' },
      body: 'grüße',
      permitted: HERE,
    });
    expect([answer.status, answer.headers['retry-after'], answer.text]).toEqual([202, '7', 'POST b grüße']);
  });

  it('never follows a redirect', async () => {
    const { port, asked } = await serve((_, response) => {
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    expect((await safeFetch(`http://127.0.0.1:${port}/first`, { permitted: HERE })).status).toBe(302);
    expect(asked).toEqual(['/first']);
  });

  it('reads no more than it must', async () => {
    const { port } = await serve((_, response) => {
      const more = () => {
        while (response.writable && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const answer = await safeFetch(`http://127.0.0.1:${port}/`, { permitted: HERE, maxBytes: 1_000 });
    expect(answer.text).toBe('x'.repeat(1_000));
  });

  it('ends when the time is over, before an answer and in the middle of one', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/begun') response.write('a');
    });
    for (const path of ['silent', 'begun'])
      expect(await reasonOf(safeFetch(`http://127.0.0.1:${port}/${path}`, { permitted: HERE, timeoutMs: 150 }))).toBe(
        'timeout',
      );
  });

  it('with a closed door says that nobody answered', async () => {
    const listener = createListener();
    await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
    const { port } = listener.address() as AddressInfo;
    await new Promise((closed) => listener.close(closed));
    expect(await reasonOf(safeFetch(`http://127.0.0.1:${port}/`, { permitted: HERE }))).toBe('no_answer');
  });
});
