import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { standardWebhooks } from '@/lib/carriers/signatures/schemes';
import { signWebhook } from '@/lib/webhooks/sign-webhook';

export type Taken = { id: string; isSigned: boolean; headers: IncomingHttpHeaders; body: Record<string, unknown> };

/** How the courier behaves: a status, and what it says, signed unless it is told not to. */
export type Behaviour = { status?: number; answer?: object; isSigned?: boolean };

/** A courier's own program on this machine: takes signed requests, knows repeats by their id, answers as it is told. */
export async function courierServer(secretOf: () => string, behave: (try_: number) => Behaviour = () => ({})) {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const nowUnix = Number(headers['webhook-timestamp']);
      const isSigned = standardWebhooks({ method: 'POST', url: '/', headers, body, nowUnix }, secretOf());
      const id = headers['webhook-id'] ?? '';
      taken.push({ id, isSigned, headers: request.headers, body: JSON.parse(body) });
      const { status = 202, answer, isSigned: signs = true } = behave(taken.length);
      const text = answer ? JSON.stringify(answer) : '';
      const sentAt = new Date(nowUnix * 1_000);
      response.writeHead(isSigned ? status : 401, {
        'content-type': 'application/json',
        ...(answer && signs ? signWebhook({ id, body: text, sentAt }, [secretOf()]) : {}),
      });
      response.end(text);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/requests`,
    taken,
    /** What it did, each request once however often it was told. */
    done: () => [...new Set(taken.filter(({ isSigned }) => isSigned).map(({ id }) => id))],
    close: () => new Promise((done) => server.close(done)),
  };
}
