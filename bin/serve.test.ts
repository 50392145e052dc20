import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseNetworks } from '@/lib/core/networks';
import { lanes } from './lanes';
import { type FrontServer, listen, PortTaken } from './serve';

let front: FrontServer;
let port: number;

/** Answers with what it was given, after reading all of it. */
async function echo(request: IncomingMessage) {
  let length = 0;
  for await (const chunk of request) length += chunk.length;
  return { method: request.method, url: request.url, length, headers: request.headers, raw: request.rawHeaders };
}

beforeAll(async () => {
  front = await listen(0, parseNetworks('127.0.0.2'));
  port = (front.server.address() as AddressInfo).port;
  front.open(async (request, response) => {
    if (request.url === '/throws') throw new Error('boom');
    response.end(JSON.stringify(await echo(request)));
  });
});
afterAll(() => front.drain(0));

type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  chunked?: boolean;
  from?: string;
};

function send(path: string, { method = 'GET', headers = {}, body, chunked, from }: Sent = {}) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>((done, failed) => {
    const length = body !== undefined && !chunked ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const host = from ? '127.0.0.1' : 'localhost';
    const sent = httpRequest({ port, host, path, method, localAddress: from, headers: { ...length, ...headers } });
    sent.on('error', failed);
    sent.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      done({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    if (chunked && body) for (let at = 0; at < body.length; at += 65_536) sent.write(body.slice(at, at + 65_536));
    sent.end(chunked ? undefined : body);
  });
}

async function sendRaw(text: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  await once(socket, 'close');
  return answer;
}

describe('methods and targets', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s passes', async (method) => {
    expect((await send('/x', { method })).status).toBe(200);
  });

  test.each(['TRACE', 'PROPFIND', 'SEARCH', 'PURGE'])('%s is refused', async (method) => {
    const { status, headers } = await send('/x', { method });
    expect(status).toBe(405);
    expect(headers.allow).toContain('GET');
  });

  test.each(['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 'FROB / HTTP/1.1\r\nHost: a\r\n\r\n'])(
    '%j: 405',
    async (text) => {
      expect(await sendRaw(text)).toMatch(/^HTTP\/1\.1 405 /);
    },
  );

  test.each([
    'GET http://evil.example/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET / FTP/1.1\r\nHost: a\r\n\r\n',
  ])('%j: 400', async (text) => {
    expect(await sendRaw(text)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each([
    '//evil.example/',
    '/a%',
    '/a%ff',
    '/a%c3%28',
    '/a%00b',
    '/s?q=%00',
    '/a\\b',
    '/a/../b',
    '/a/%2e%2e/b',
    '/./a',
  ])('%s is malformed', async (path) => {
    expect((await send(path)).status).toBe(400);
  });

  test.each(['/s/a%20b?q=100%', '/api/v1/orders/gid%3A%2F%2Fshop%2FOrder%2F1', '/a..b/...', '/%E6%9C%9D'])(
    '%s passes untouched',
    async (path) => {
      const { status, text } = await send(path);
      expect([status, JSON.parse(text).url]).toEqual([200, path]);
    },
  );

  test('an endless address and endless headers', async () => {
    expect((await send(`/${'a'.repeat(9_000)}`)).status).toBe(414);
    expect(await sendRaw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('bodies', () => {
  const MB = 1_048_576;
  const form = { 'content-type': 'multipart/form-data; boundary=x' };

  test.each([
    ['/api/v1/orders/1', {}, MB],
    ['/api/hooks/1', form, MB],
    ['/s/ahlbeck', {}, MB],
    ['/s/ahlbeck/returns', form, 10 * MB],
  ])('%s %j may carry %i bytes and not one more, counted or chunked', async (path, headers, limit) => {
    for (const chunked of [false, true]) {
      const fits = await send(path, { method: 'POST', headers, body: Buffer.alloc(limit), chunked });
      expect([fits.status, JSON.parse(fits.text).length]).toEqual([200, limit]);
      const over = await send(path, { method: 'POST', headers, body: Buffer.alloc(limit + 1), chunked });
      expect(over.status).toBe(413);
    }
  });

  test('programs get a problem document, people a page', async () => {
    const api = await send('/api/v1/returns', { method: 'POST', body: Buffer.alloc(3 * MB) });
    expect(api.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(api.text)).toMatchObject({ status: 413, code: 'TOO_LARGE', title: expect.any(String) });
    const page = await send('/s/ahlbeck/returns', { method: 'POST', body: Buffer.alloc(3 * MB) });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toBe("default-src 'none'");
  });

  test('a body announced too large is refused before it is sent', async () => {
    const answer = await sendRaw(
      'POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('headers', () => {
  const spoofed = {
    'x-forwarded-for': '203.0.113.9, 198.51.100.4, 127.0.0.2',
    'x-forwarded-host': 'door-1',
    'x-forwarded-proto': 'https',
    forwarded: 'for=203.0.113.9',
    'x-real-ip': '203.0.113.9',
    'x-request-id': 'upstream-0001',
  };

  test('a stranger is not believed about where a request came from', async () => {
    const { headers, raw } = JSON.parse((await send('/x', { headers: spoofed, from: '127.0.0.1' })).text);
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(headers['x-forwarded-host']).toBe(`127.0.0.1:${port}`);
    expect(headers.forwarded ?? headers['x-real-ip']).toBeUndefined();
    expect(headers['x-request-id']).not.toBe('upstream-0001');
    expect(raw.join()).not.toContain('203.0.113.9');
  });

  test('a listed proxy is, up to the first address it cannot vouch for', async () => {
    const answer = await send('/x', { headers: spoofed, from: '127.0.0.2' });
    expect(JSON.parse(answer.text).headers).toMatchObject({
      'x-forwarded-for': '198.51.100.4',
      'x-forwarded-host': 'door-1',
      'x-forwarded-proto': 'https',
      'x-request-id': 'upstream-0001',
    });
    expect(answer.headers).toMatchObject({ 'x-request-id': 'upstream-0001' });
    expect(answer.headers['strict-transport-security']).toBeDefined();
  });

  test('fonts alone may be set elsewhere: a mail is no page of ours', async () => {
    for (const path of ['/fonts/inter-latin.woff2', '/media/ahlbeck/019a0000-0000-7000-8000-000000000009.woff2']) {
      const { headers } = await send(path);
      expect(headers['access-control-allow-origin'], path).toBe('*');
      expect(headers['cross-origin-resource-policy'], path).toBe('cross-origin');
    }
    for (const path of [
      '/media/ahlbeck/019a0000-0000-7000-8000-000000000009.webp',
      '/fonts/../s/ahlbeck',
      '/x?/fonts/a.woff2',
    ]) {
      const { headers } = await send(path);
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  test("nobody speaks in the framework's own voice", async () => {
    const headers = {
      'x-middleware-subrequest': 'proxy',
      'next-resume': '1',
      'x-matched-path': '/x',
      'x-invoke-path': '/',
    };
    const { headers: seen, raw } = JSON.parse((await send('/x', { headers, from: '127.0.0.2' })).text);
    for (const name of Object.keys(headers)) expect([seen[name], raw.includes(name)]).toEqual([undefined, false]);
  });

  test('every answer carries the fixed fences and its request id', async () => {
    for (const path of ['/x', '/a%', '/throws']) {
      expect((await send(path)).headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await send('/x')).headers['x-request-id']).toMatch(/^[\w-]{8,}$/);
  });
});

describe('life', () => {
  test('a handler that throws answers 500 and harms nobody else', async () => {
    expect((await send('/throws')).status).toBe(500);
    expect((await send('/x')).status).toBe(200);
  });

  test('a lane answers before the handler, or leaves the request alone', async () => {
    lanes.push(async (request, response) => {
      if (request.url !== '/lane') return false;
      response.end('lane');
      return true;
    });
    try {
      expect((await send('/lane')).text).toBe('lane');
      expect(JSON.parse((await send('/x')).text).url).toBe('/x');
    } finally {
      lanes.pop();
    }
  });

  test('a taken port is said in one line', async () => {
    const second = listen(port, parseNetworks(''));
    await expect(second).rejects.toThrow(PortTaken);
    await expect(second).rejects.toThrow(/^Port \d+ is taken [^\n]*$/);
  });

  test('before it is opened it answers 503; draining finishes what was accepted', async () => {
    const other = await listen(0, parseNetworks(''));
    const at = `http://localhost:${(other.server.address() as AddressInfo).port}/api/health`;
    const early = await fetch(at);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
    let finish = () => {};
    const accepted = new Promise<void>((seen) => {
      other.open(async (_request, response) => {
        seen();
        await new Promise<void>((done) => {
          finish = done;
        });
        response.end('whole');
      });
    });
    const inFlight = fetch(at).then((response) => response.text());
    await accepted;
    const drained = other.drain(10_000);
    const [refused] = await once(connect(Number(new URL(at).port), 'localhost'), 'error');
    expect(refused.code).toBe('ECONNREFUSED');
    finish();
    expect(await inFlight).toBe('whole');
    await drained;
  });

  test('stopping under load, every request that was accepted is answered whole', async () => {
    const other = await listen(0, parseNetworks(''));
    const { port: at } = other.server.address() as AddressInfo;
    let accepted = 0;
    other.open(async (_request, response) => {
      accepted++;
      await new Promise((later) => setTimeout(later, 1 + (accepted % 7)));
      response.end('x'.repeat(20_000));
    });
    let answered = 0;
    let last = '';
    const client = async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (;;) {
        const answer = await new Promise<string>((done) => {
          const sent = httpRequest({ port: at, agent }, async (response) => {
            let text = '';
            for await (const chunk of response) text += chunk;
            done(text.length === 20_000 ? String(response.headers.connection) : 'cut short');
          });
          sent.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error')).end();
        });
        if (answer !== 'keep-alive' && answer !== 'close') {
          last += `${answer} `;
          return agent.destroy();
        }
        answered++;
        if (answered === 300) void other.drain(10_000);
      }
    };
    await Promise.all(Array.from({ length: 20 }, client));
    // A connection that the system held for us and we never took is reset or refused.
    for (const end of last.trim().split(' ')) expect(['ECONNREFUSED', 'ECONNRESET']).toContain(end);
    expect(answered).toBe(accepted);
    expect(answered).toBeGreaterThan(300);
  });

  test('what does not finish in time is ended', async () => {
    const other = await listen(0, parseNetworks(''));
    const at = `http://localhost:${(other.server.address() as AddressInfo).port}/`;
    const accepted = new Promise<void>((seen) => other.open(async () => seen()));
    const inFlight = fetch(at);
    await accepted;
    const ended = expect(inFlight).rejects.toThrow();
    await other.drain(20);
    await ended;
  });
});
