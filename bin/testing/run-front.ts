/**
 * The front server with its lanes in a process of its own, without Next: webhooks, the API and shoppers' pages are
 * answered by the very handlers of production. Says its port (PORT, else any) once it listens. SABOTAGE breaks it in named ways, so that
 * a storm that should notice can be seen to.
 */
import type { AddressInfo } from 'node:net';
import { adapterFor } from '@/lib/carriers/registry';
import { SOURCES } from '@/lib/carriers/types';
import { env } from '@/lib/core/env';
import { lanes, roads } from '../lanes';
import { listen } from '../serve';

const sabotage = (process.env.SABOTAGE ?? '').split(',');
for (const source of SOURCES) {
  const adapter = adapterFor(source);
  const { parse } = adapter;
  if (sabotage.includes('signatures')) adapter.verify = () => true;
  if (sabotage.includes('order')) {
    // Whatever arrives last counts as the newest.
    adapter.parse = (body, kind) => {
      const payload = parse(body, kind);
      const now = new Date().toISOString();
      const shipments = payload.shipments.map((one) => ({
        ...one,
        observed_at: now,
        events: one.events.map((event) => ({ ...event, occurred_at: now })),
      }));
      return { ...payload, shipments };
    };
  }
}

const front = await listen(Number(process.env.PORT ?? 0), env().trustedProxies);
lanes.push(roads);
front.open(async (_request, response) => {
  response.writeHead(404).end();
});
process.on('SIGTERM', async () => {
  await front.drain(5_000);
  process.exit(0);
});
process.stdout.write(`${(front.server.address() as AddressInfo).port}\n`);
