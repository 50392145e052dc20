/** The page of withdrawals in a process of its own, to be killed: says its port once it answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWithdraw, serveWithdraw } from '@/lib/storefront/withdraw-document';

// As the real server does: what a dying connection rejects unheard ends nothing.
process.on('unhandledRejection', () => {});

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const slug = request.url?.split('/')[2] ?? '';
  const url = `http://127.0.0.1${request.url}`;
  const answer =
    request.method === 'POST'
      ? await answerWithdraw(new Request(url, { method: 'POST', headers, body: Buffer.concat(chunks) }), slug)
      : await serveWithdraw(new Request(url, { headers }), slug);
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
