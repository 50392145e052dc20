import { createHash } from 'node:crypto';
import type pg from 'pg';
import { newApiKey } from '@/lib/auth/api-key';
import type { ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

/** The shop that is measured. */
export type BenchShop = { id: ShopId; slug: string; apiKey: string };

/** The path token of the n-th order: the database makes the same ones. */
export const benchToken = (n: number): string =>
  createHash('sha256').update(`porchlight bench ${n}`).digest('base64url');

/** How many orders, the newest ones, have a whole journey; older ones have a line and a scan. */
export const NEWEST = 10_000;

export const orderExternalId = (n: number) => `order-${n}`;
export const shipmentExternalId = (n: number) => `parcel-${n}`;

/** Makes a shop with one return policy, one key and no orders. */
export async function seedShop(owner: pg.Client): Promise<BenchShop> {
  const shop = { id: newId() as ShopId, slug: 'bench' };
  const { key, prefix, hash } = newApiKey();
  await owner.query(
    `insert into shops (id, slug, name, time_zone, currency, default_locale, locales)
     values ($1, $2, 'Bench & Daughters', 'Europe/Berlin', 'EUR', 'en', '{en,de}')`,
    [shop.id, shop.slug],
  );
  await owner.query(
    `insert into policy_versions (shop_id, version, document, created_by, created_at)
     values ($1, 1, '{}', 'system:bench', '2020-01-01')`,
    [shop.id],
  );
  await owner.query(
    `insert into api_keys (shop_id, id, name, prefix, hash, scopes) values ($1, $2, 'Bench', $3, $4, '{read,write}')`,
    [shop.id, newId(), prefix, hash],
  );
  return { ...shop, apiKey: key };
}

/**
 * Fills the shop with orders 1 (the newest) to `count`, one a minute, oldest first as they would have come; every even
 * one has arrived, every odd one is out with the courier.
 */
export async function seedOrders(
  owner: pg.Client,
  shop: BenchShop,
  count: number,
  told: (done: number, of: number) => void = () => {},
): Promise<void> {
  // The constraints hold by construction, and checking millions of references is not what is measured.
  await owner.query("set session_replication_role = 'replica'; set synchronous_commit = off");
  await owner.query(`
    create or replace function pg_temp.uid(n int, what text) returns uuid language sql immutable as $$
      select (lpad(to_hex((1790000000000 - n * 60000::bigint)), 12, '0') || '7' || substr(md5(what || n), 1, 3)
        || '8' || substr(md5(what || n), 4, 15))::uuid $$`);
  const restore = await setIndexesAside(owner);
  const chunk = 50_000;
  for (let to = count; to > 0; to -= Math.min(chunk, to)) {
    const from = Math.max(1, to - chunk + 1);
    for (const statement of STATEMENTS) await owner.query(statement, [shop.id, from, to]);
    told(count - from + 1, count);
  }
  await restore();
  await owner.query(CATALOGUE, [shop.id]);
  await owner.query("set session_replication_role = 'origin'; set synchronous_commit = on");
  await owner.query('vacuum analyze');
}

const FILLED = [
  'orders',
  'order_lines',
  'shipments',
  'shipment_lines',
  'tracking_events',
  'grants',
  'returns',
  'return_lines',
];

/** Indexes are built over what is there in a fraction of the time that keeping them up row by row takes. */
async function setIndexesAside(owner: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return async () => {
    await owner.query("set maintenance_work_mem = '512MB'");
    for (const { made } of rows) await owner.query(made);
    await owner.query('reset maintenance_work_mem');
  };
}

const LINES = `array['Chelsea boots', 'Waxed field jacket', 'Merino socks, three pairs', 'Linen shirt', 'Canvas tote']`;
const CITIES = `array['Hamburg', 'Hannover', 'Magdeburg', 'Börnicke', 'Berlin']`;
/** From the oldest scan to the newest. */
const SCANS = `(values
  (1, 'pre_transit', 'label_created', 'Label created'), (2, 'pre_transit', 'awaiting_carrier', 'Shipment data received'),
  (3, 'in_transit', 'picked_up', 'Picked up from the sender'), (4, 'in_transit', 'accepted', 'Accepted at the parcel centre'),
  (5, 'in_transit', 'departed', 'Departed from the parcel centre'), (6, 'in_transit', 'arrived', 'Arrived at a hub'),
  (7, 'in_transit', 'departed', 'Departed from a hub'), (8, 'in_transit', 'arrived', 'Arrived in the region of the recipient'),
  (9, 'in_transit', 'at_local_depot', 'At the delivery depot'), (10, 'in_transit', 'delivery_scheduled', 'Delivery planned'),
  (11, 'out_for_delivery', 'loaded', 'Loaded into the delivery vehicle'),
  (12, 'delivered', 'delivered_to_person', 'Delivered to the recipient')) as scan (step, status, sub_status, words)`;
const PLACED = `now() - interval '4 days' - n * interval '1 minute'`;
/** Twelve scans; of a parcel still on its way the last is another attempt to load it. */
const STEPS = `(n % 2 = 0 or scan.step < 12 or n > ${NEWEST})`;

/** Nine hundred things to buy, whose pictures and care tips the page looks up. */
const CATALOGUE = `
  with p as (
    insert into products (shop_id, id, external_id, title, tags, category)
    select $1::uuid, gen_random_uuid(), 'product-' || n, 'Product ' || n, '{}', 'clothing' from generate_series(0, 899) n
    returning shop_id, id, external_id)
  insert into variants (shop_id, id, product_id, external_id, position, title, price, currency)
  select shop_id, gen_random_uuid(), id, replace(external_id, 'product', 'variant'), 0, 'One size', 4900, 'EUR' from p`;

const STATEMENTS = [
  `insert into orders (shop_id, id, external_id, number, number_key, placed_at, currency, locale, customer_email,
     customer_name, email_key, postcode_key, shipping_address, country, prices_include_tax, shipping_total, total_paid,
     tags, policy_version, created_at, updated_at)
   select $1, pg_temp.uid(n, 'order'), 'order-' || n, 'PL-' || n, 'PL' || n, ${PLACED}, 'EUR', 'en',
     'shopper' || n || '@example.com', 'Jana Berg', sha256(('mail' || n)::bytea), sha256('10119'),
     jsonb_build_object('name', 'Jana Berg', 'line1', 'Torstraße 1', 'city', 'Berlin', 'postal_code', '10119', 'country', 'DE'),
     'DE', true, 495, 40000, '{}', 1, ${PLACED}, ${PLACED}
   from generate_series($2::int, $3::int) n order by n desc`,
  `insert into order_lines (shop_id, id, order_id, external_id, position, title, variant_title, sku, image_url, quantity,
     unit_price, category, product_external_id, variant_external_id)
   select $1, pg_temp.uid(n, 'line' || l), pg_temp.uid(n, 'order'), 'line-' || l, l - 1,
     (${LINES})[1 + (n + l) % 5], 'Size ' || 36 + n % 10, 'SKU-' || (n + l) % 900, '/media/' || (n + l) % 900 || '.webp',
     1 + (n + l) % 2, 4900 + 100 * l, 'clothing', 'product-' || (n + l) % 900, 'variant-' || (n + l) % 900
   from generate_series($2::int, $3::int) n cross join generate_series(1, case when n <= ${NEWEST} then 3 else 1 end) l
   order by n desc, l`,
  `insert into shipments (shop_id, id, external_id, order_id, carrier, service, tracking_number, tracking_key, direction,
     shipped_at, status, sub_status, delivered_at, delivered_at_local, eta, last_event_at, created_at, updated_at)
   select $1, pg_temp.uid(n, 'parcel'), 'parcel-' || n, pg_temp.uid(n, 'order'), 'dhl', 'Paket',
     (340400000000000 + n)::text, (340400000000000 + n)::text, 'outbound', ${PLACED} + interval '6 hours',
     case when n % 2 = 0 then 'delivered' else 'out_for_delivery' end,
     case when n % 2 = 0 then 'delivered_to_person' else 'loaded' end,
     case when n % 2 = 0 then ${PLACED} + interval '3 days' end, null,
     jsonb_build_object('earliest', to_char(${PLACED} + interval '5 days', 'YYYY-MM-DD'),
       'latest', to_char(${PLACED} + interval '6 days', 'YYYY-MM-DD'), 'source', 'carrier', 'confidence', 'high'),
     ${PLACED} + interval '3 days', ${PLACED}, ${PLACED}
   from generate_series($2::int, $3::int) n order by n desc`,
  `insert into shipment_lines (shop_id, shipment_id, order_id, line_id, quantity)
   select $1, pg_temp.uid(n, 'parcel'), pg_temp.uid(n, 'order'), pg_temp.uid(n, 'line' || l), 1 + (n + l) % 2
   from generate_series($2::int, $3::int) n cross join generate_series(1, case when n <= ${NEWEST} then 3 else 1 end) l
   order by n desc, l`,
  `insert into tracking_events (shop_id, id, shipment_id, key, kind, occurred_at, status, sub_status, code, description,
     location, source, received_at)
   select $1, pg_temp.uid(n, 'scan' || step), pg_temp.uid(n, 'parcel'), 'bench-' || step, 'event',
     ${PLACED} + step * interval '6 hours', case when ${STEPS} then scan.status else 'out_for_delivery' end,
     case when ${STEPS} then scan.sub_status else 'loaded' end, 'S' || step,
     case when ${STEPS} then scan.words else 'Loaded into the delivery vehicle again' end,
     jsonb_build_object('city', (${CITIES})[1 + (step - 1) / 3], 'region', null, 'postal_code', null, 'country', 'DE',
       'latitude', null, 'longitude', null), 'generic', ${PLACED} + step * interval '6 hours'
   from generate_series($2::int, $3::int) n cross join ${SCANS}
   where n <= ${NEWEST} or step = 12 order by n desc, step`,
  `insert into grants (shop_id, id, token_hash, purpose, scope, order_id, origin, created_at, expires_at)
   select $1, pg_temp.uid(n, 'grant'),
     sha256(translate(rtrim(encode(sha256(('porchlight bench ' || n)::bytea), 'base64'), '='), '+/', '-_')::bytea),
     'track', 'full', pg_temp.uid(n, 'order'), 'api', ${PLACED}, now() + interval '2 years'
   from generate_series($2::int, $3::int) n order by n desc`,
  // Of every twenty orders one has a return.
  `insert into returns (shop_id, id, number, order_id, kind, status, locale, policy_version, quote, currency, quoted_refund,
     quoted_credit, created_by, created_at, updated_at)
   select $1, pg_temp.uid(n, 'return'), 'R-' || n, pg_temp.uid(n, 'order'), 'return', 'requested', 'en', 1, '{}', 'EUR',
     4900, 0, 'system:bench', ${PLACED}, ${PLACED}
   from generate_series($2::int, $3::int) n where n % 20 = 13 order by n desc`,
  `insert into return_lines (shop_id, id, return_id, order_id, line_id, position, quantity, unit_offset, resolution, net_refund)
   select $1, pg_temp.uid(n, 'return line'), pg_temp.uid(n, 'return'), pg_temp.uid(n, 'order'), pg_temp.uid(n, 'line1'), 0, 1,
     0, 'refund', 4900
   from generate_series($2::int, $3::int) n where n % 20 = 13 order by n desc`,
];
