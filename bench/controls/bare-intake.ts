import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor of webhook intake: node:http, the signature, and one statement for a group of deliveries that writes what
 * Porchlight writes: the raw message, the scan, and the newest status of the parcel. It parses nothing else, knows one
 * shop, folds nothing and tells nobody. A group is written while the next one gathers; a delivery is acknowledged when
 * its group is committed. Batches of scans are told with a key and written as they come, each in one statement; nothing is
 * read back.
 */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 2 });
const [shopId = '', connectionId = '', secret = ''] = (process.env.BENCH_CONNECTION ?? '').split(' ');
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

const WRITE = {
  name: 'write',
  text: `
with told as (
  select * from jsonb_to_recordset($1::jsonb)
    as t (dedupe text, body text, parcel text, scan text, at timestamptz, status text, words text, place jsonb)
), fresh as (
  insert into inbox (shop_id, id, connection_id, source, dedupe_key, body, state, attempts, received_at, processed_at)
  select $2, gen_random_uuid(), $3, 'generic', dedupe, body, 'processed', 1, now(), now() from told order by dedupe
  on conflict (shop_id, connection_id, dedupe_key) do nothing returning dedupe_key
), scans as (
  insert into tracking_events (shop_id, id, shipment_id, key, kind, occurred_at, status, description, location, source, received_at)
  select $2, gen_random_uuid(), s.id, t.scan, 'event', t.at, t.status, t.words, t.place, 'generic', now()
  from told t join fresh f on f.dedupe_key = t.dedupe join shipments s on s.shop_id = $2 and s.external_id = t.parcel
  order by s.id, t.scan
  on conflict (shop_id, shipment_id, key) do nothing returning shipment_id, occurred_at, status
), newest as (
  select distinct on (shipment_id) * from scans order by shipment_id, occurred_at desc
)
update shipments s set status = n.status, last_event_at = n.occurred_at, updated_at = now()
from newest n where s.shop_id = $2 and s.id = n.shipment_id and (s.last_event_at is null or s.last_event_at < n.occurred_at)`,
};

/** A batch of scans of one parcel, each with an id of its own. */
const WRITE_BATCH = {
  name: 'write-batch',
  text: `
with scans as (
  insert into tracking_events (shop_id, id, shipment_id, key, kind, occurred_at, status, sub_status, description, location, source,
    received_at)
  select $2, gen_random_uuid(), s.id, 'api:' || t.id, 'event', t.occurred_at, t.status, t.sub_status, t.description, t.location,
    'api', now()
  from jsonb_to_recordset($1::jsonb) as t (id text, occurred_at timestamptz, status text, sub_status text, description text,
    location jsonb) join shipments s on s.shop_id = $2 and s.external_id = $3
  order by t.id
  on conflict (shop_id, shipment_id, key) do nothing returning shipment_id, occurred_at, status
), newest as (
  select distinct on (shipment_id) * from scans order by shipment_id, occurred_at desc
)
update shipments s set status = n.status, last_event_at = n.occurred_at, updated_at = now()
from newest n where s.shop_id = $2 and s.id = n.shipment_id and (s.last_event_at is null or s.last_event_at < n.occurred_at)`,
};

type Row = Record<string, unknown>;
type Waiting = { row: Row; done: () => void; failed: (error: unknown) => void };
const LARGEST_GROUP = 500;
let gathering: Waiting[] = [];
let writing = 0;

function write(): void {
  while (writing < 2 && gathering.length > 0) {
    const group = gathering.slice(0, LARGEST_GROUP);
    gathering = gathering.slice(LARGEST_GROUP);
    writing++;
    pool
      .query({ ...WRITE, values: [JSON.stringify(group.map(({ row }) => row)), shopId, connectionId] })
      .then(
        () => {
          for (const { done } of group) done();
        },
        (error) => {
          for (const { failed } of group) failed(error);
        },
      )
      .finally(() => {
        writing--;
        write();
      });
  }
}

const store = (row: Row) =>
  new Promise<void>((done, failed) => {
    gathering.push({ row, done, failed });
    setImmediate(write);
  });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const body = Buffer.concat(chunks).toString();
      const batch = /^\/api\/v1\/shipments\/([^/]+)\/events$/.exec(request.url ?? '')?.[1];
      if (batch) {
        if (request.headers.authorization !== `Bearer ${process.env.BENCH_KEY}`) return response.writeHead(401).end();
        const { events } = JSON.parse(body);
        await pool.query({ ...WRITE_BATCH, values: [JSON.stringify(events), shopId, decodeURIComponent(batch)] });
        return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }
      const id = String(request.headers['webhook-id']);
      const signed = createHmac('sha256', key).update(`${id}.${request.headers['webhook-timestamp']}.${body}`).digest();
      const given = Buffer.from(String(request.headers['webhook-signature']).slice(3), 'base64');
      if (given.length !== signed.length || !timingSafeEqual(given, signed)) return response.writeHead(401).end();
      const { shipment_external_id: parcel, events } = JSON.parse(body);
      const [event] = events;
      await store({
        dedupe: `id:${id}`,
        body,
        parcel,
        scan: `id:${event.id}`,
        at: event.occurred_at,
        status: event.status,
        words: event.description,
        place: event.location,
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"processed"}');
    } catch (error) {
      console.error(error);
      response.writeHead(500).end();
    }
  });
});
server.listen(Number(process.env.PORT));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
