/** The API and the worker in a process of its own, to be killed: says "ready" once it answers on PORT. */
import { createServer } from 'node:http';
import { handleRequest } from '@/lib/api/handle-request';
import { startWorker } from '@/lib/jobs/worker';

// As the real server does: what a dying connection rejects unheard ends nothing.
process.on('unhandledRejection', () => {});

// Turns the tests of kills red: a repeat is another request.
const forgetsKeys = process.env.SABOTAGE === 'keys';

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string' && !(forgetsKeys && name === 'idempotency-key')) headers.set(name, value);
  const answer = await handleRequest(
    new Request(`http://127.0.0.1${request.url}`, {
      method: request.method,
      headers,
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

// The database may be on its way back; whoever waits for "ready" has patience.
for (;;) {
  try {
    await startWorker(process.env.DATABASE_URL ?? '');
    break;
  } catch {
    await new Promise((later) => setTimeout(later, 100));
  }
}
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
