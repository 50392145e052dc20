import { createHmac } from 'node:crypto';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import type { Report } from '../report';
import { percentile } from '../rounds';
import { benchToken, shipmentExternalId } from '../seed';
import type { Served, World } from '../world';
import { smallShop } from './page';
import { serveFront } from './serve-intake';

const SCANS = 60;

/**
 * From a scan's webhook to the page that shows it, with two processes over one database: what one has acknowledged, the
 * other shows at the next look.
 */
export async function fresh(world: World): Promise<Report> {
  const { database, shop } = await smallShop(world);
  (globalThis as { porchlightPool?: unknown }).porchlightPool = database.pool;
  const gate = { shopId: shop.id as ShopId, actor: { type: 'system' as const, job: 'bench' } };
  const { id, secret = '' } = await inShop(gate, (ctx) => createConnection(ctx, { source: 'generic', name: 'fresh' }));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const servers = [await serveFront(world, database), await serveFront(world, database)];

  const tell = async ({ origin }: Served, n: number, city: string) => {
    const body = JSON.stringify({
      shipment_external_id: shipmentExternalId(n),
      events: [
        {
          id: `fresh-${n}-${city}`,
          occurred_at: new Date().toISOString(),
          status: 'in_transit',
          description: `Seen in ${city}`,
          location: { city, country: 'DE' },
        },
      ],
    });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const message = `fresh-${n}-${city}`;
    const signature = createHmac('sha256', key).update(`${message}.${timestamp}.${body}`).digest('base64');
    const answer = await fetch(`${origin}/api/hooks/${id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': message,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
    });
    if (!answer.ok) throw new Error(`A scan was answered with ${answer.status}: ${await answer.text()}`);
  };
  const shows = async ({ origin }: Served, n: number, city: string) =>
    (await (await fetch(`${origin}/s/${shop.slug}/track/${benchToken(n)}`)).text()).includes(city);

  const delays: number[] = [];
  let stale = 0;
  for (let n = 1; n <= SCANS; n++) {
    // Odd ones are on their way. The page was read a moment ago, by both.
    const parcel = 2 * n - 1;
    const city = `Ort${n}burg`;
    for (const server of servers) await shows(server, parcel, city);
    const [teller, other] = n % 2 ? servers : servers.toReversed();
    if (!teller || !other) continue;
    const began = performance.now();
    await tell(teller, parcel, city);
    for (const server of [other, teller]) if (!(await shows(server, parcel, city))) stale++;
    delays.push(performance.now() - began);
  }
  await Promise.all(servers.map((server) => server.stop()));
  delays.sort((a, b) => a - b);
  return {
    part: 'fresh',
    title: `${SCANS} scans told to one process, read at once from two`,
    columns: ['', 'p50 ms', 'p99 ms'],
    rows: [['webhook answered and both pages read', percentile(delays, 50), percentile(delays, 99)]],
    ratios: [],
    checks: [{ name: `stale pages of ${2 * SCANS}`, value: stale, ok: stale === 0 }],
  };
}
