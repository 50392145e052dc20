import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor of taking a return in: node:http, a compared key, and one transaction that locks the order's line, counts,
 * and writes the return, its line, its event and the mail to send. It knows one shop and one policy: a unit is worth its
 * price.
 */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 20 });
const [shopId = '', key = ''] = (process.env.BENCH_SHOP ?? '').split(' ');
const bearer = Buffer.from(`Bearer ${key}`);

const LOCK = {
  name: 'lock',
  text: `select o.id as order_id, o.customer_email, l.id, l.quantity, l.claimed, l.unit_price from orders o
    join order_lines l on l.shop_id = o.shop_id and l.order_id = o.id
    where o.shop_id = $1 and o.external_id = $2 and l.external_id = $3 for no key update of o`,
};
const CLAIM = {
  name: 'claim',
  text: 'update order_lines set claimed = claimed + $3 where shop_id = $1 and id = $2 and claimed + $3 <= quantity',
};
const WRITE = {
  name: 'write',
  text: `
with r as (
  insert into returns (shop_id, id, number, order_id, kind, status, method, locale, policy_version, quote, currency,
    quoted_refund, quoted_credit, created_by, created_at, updated_at)
  values ($1, $2, $3, $4, 'return', 'requested', 'own_courier', 'en', 1, $5, 'EUR', $6, 0, 'bare', now(), now())
), l as (
  insert into return_lines (shop_id, id, return_id, order_id, line_id, position, quantity, unit_offset, reason, resolution, net_refund)
  values ($1, $7, $2, $4, $8, 0, $9, $10, 'changed_mind', 'refund', $6)
), e as (
  insert into return_events (shop_id, id, return_id, type, actor, data, audience, at)
  values ($1, $11, $2, 'requested', 'bare', '{}', 'everyone', now())
)
insert into notifications (shop_id, id, event, channel, locale, recipient, order_id, return_id, dedupe_key, data, state, created_at)
values ($1, $12, 'return.confirmed', 'email', 'en', $13, $4, $2, $3, '{}', 'queued', now())`,
};

type Wanted = { order_external_id: string; lines: { line_external_id: string; quantity: number }[] };

async function take({ order_external_id, lines: [line] }: Wanted): Promise<object | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query({ ...LOCK, values: [shopId, order_external_id, line?.line_external_id] });
    const [row] = rows;
    const quantity = line?.quantity ?? 0;
    const claimed = row && (await client.query({ ...CLAIM, values: [shopId, row.id, quantity] })).rowCount === 1;
    if (!claimed) {
      await client.query('rollback');
      return null;
    }
    const id = randomUUID();
    const number = `B-${randomBytes(6).toString('hex')}`;
    const amount = Number(row.unit_price) * quantity;
    const quote = { verdict: 'review', money: { refund_total: { amount, currency: 'EUR' } } };
    await client.query({
      ...WRITE,
      values: [
        ...[shopId, id, number, row.order_id, JSON.stringify(quote), amount, randomUUID(), row.id, quantity],
        ...[row.claimed, randomUUID(), randomUUID(), row.customer_email],
      ],
    });
    await client.query('commit');
    return { id, number, order_external_id, status: 'requested', quote };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const given = Buffer.from(request.headers.authorization ?? '');
      if (given.length !== bearer.length || !timingSafeEqual(given, bearer)) return response.writeHead(401).end();
      const made = await take(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(made ? 201 : 409, { 'content-type': 'application/json' }).end(JSON.stringify(made));
    } catch (error) {
      console.error(error);
      response.writeHead(500).end();
    }
  });
});
server.listen(Number(process.env.PORT));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
