import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor of the tracking page: node:http, one prepared statement, one template string. It knows no tenants, brands,
 * languages, policies or fences; nobody could serve the page for less.
 */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 20 });
const PAGE = {
  name: 'page',
  text: `
select jsonb_build_object('number', o.number, 'name', o.customer_name, 'placedAt', o.placed_at, 'address', o.shipping_address,
  'lines', (select jsonb_agg(jsonb_build_object('title', l.title, 'variant', l.variant_title, 'image', l.image_url,
      'quantity', l.quantity, 'price', l.unit_price) order by l.position)
    from order_lines l where l.shop_id = o.shop_id and l.order_id = o.id),
  'shipments', (select jsonb_agg(jsonb_build_object('carrier', s.carrier, 'number', s.tracking_number, 'status', s.status,
      'eta', s.eta, 'deliveredAt', s.delivered_at,
      'events', (select jsonb_agg(jsonb_build_object('at', e.occurred_at, 'status', e.status, 'words', e.description,
          'city', e.location ->> 'city') order by e.id)
        from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id)))
    from shipments s where s.shop_id = o.shop_id and s.order_id = o.id)) as page
from grants g join orders o on o.shop_id = g.shop_id and o.id = g.order_id
where g.token_hash = $1 and g.revoked_at is null and g.expires_at > now()`,
};

type Page = {
  number: string;
  name: string;
  placedAt: string;
  address: { city: string; postal_code: string };
  lines: { title: string; variant: string; image: string; quantity: number; price: number }[];
  shipments: {
    carrier: string;
    number: string;
    status: string;
    eta: { earliest: string; latest: string };
    deliveredAt: string | null;
    events: { at: string; status: string; words: string; city: string }[];
  }[];
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string) => value.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const date = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/Berlin',
});
const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' });
const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
const STYLE = `<style>:root{--ground:#fbf7f0;--ink:#22201c;--accent:#a63d2f}body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui}${Array.from(
  { length: 60 },
  (_, n) => `.c${n}{padding:${n}px;margin:0 auto;border:1px solid var(--ink);color:var(--accent)}`,
).join('')}</style>`;

const html = ({ number, name, placedAt, address, lines, shipments }: Page) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Order ${text(number)}</title><meta name="robots" content="noindex">${STYLE}</head><body>
<header class="c1"><a href="/s/bench">Bench &amp; Daughters</a><nav><a href="/s/bench">Find an order</a></nav></header><main class="c2">
${shipments
  .map(
    (
      parcel,
    ) => `<section class="c3"><h1>${parcel.deliveredAt ? `Delivered on ${date.format(new Date(parcel.deliveredAt))}` : `Here between ${text(parcel.eta.earliest)} and ${text(parcel.eta.latest)}`}</h1>
<p>Dear ${text(name)}, your order ${text(number)} of ${date.format(new Date(placedAt))} goes to ${text(address.postal_code)} ${text(address.city)}.</p>
<p class="c4">${text(parcel.carrier)} · ${text(parcel.number)} · ${text(parcel.status)}</p>
<ol class="c5">${parcel.events
      .map(
        (event) =>
          `<li class="c6"><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5"/></svg><time datetime="${text(event.at)}">${clock.format(new Date(event.at))}</time><strong class="c7">${text(event.status)}</strong><p class="c8">${text(event.words)}</p><p class="c9">${text(event.city)}</p></li>`,
      )
      .join('')}</ol></section>`,
  )
  .join('')}
<section class="c10"><h2>What you ordered</h2><ul>${lines
  .map(
    (line) =>
      `<li class="c11"><img src="${text(line.image)}" alt="" width="96" height="96" loading="lazy"><h3 class="c12">${text(line.title)}</h3><p class="c13">${text(line.variant)}</p><p class="c14">${line.quantity} × ${money.format(line.price / 100)}</p></li>`,
  )
  .join('')}</ul></section>
<section class="c15"><a class="c16" href="return">Send something back</a><form method="post" action="feedback"><button name="kind" value="fine">All is well</button><button name="kind" value="wrong">Something is wrong</button></form></section>
</main><footer class="c17"><p>Bench &amp; Daughters, Torstraße 1, Berlin</p></footer></body></html>`;

const server = createServer(async (request, response) => {
  try {
    const token = request.url?.split('/').at(-1) ?? '';
    const values = [createHash('sha256').update(token).digest()];
    const { rows } = await pool.query<{ page: Page }>({ ...PAGE, values });
    const page = rows[0]?.page;
    const body = page ? html(page) : 'Not found';
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'private, no-store',
    });
    response.end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(process.env.PORT));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
