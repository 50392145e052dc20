import pg from 'pg';
import { getPool } from '@/db/pool';
import type { Eta, EventLocation } from '@/lib/carriers/types';
import type { ShopId } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { changeOf } from '@/lib/delivery/queries/change-sql';
import type { ChangeRow } from '@/lib/delivery/rules/option-facts';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import type { EventFacts, PageScope, ShipmentFacts } from '@/lib/tracking/types';

/** What one round trip brings for a tracking page: the grant and everything it opens. */
export type OrderPageRow = {
  shopId: string;
  orderId: string;
  grantId: string;
  scope: PageScope;
  isOpen: boolean;
  purpose: 'track' | 'return';
  page: {
    order: {
      id: string;
      externalId: string;
      number: string;
      placedAt: string;
      cancelledAt: string | null;
      fulfilledAt: string | null;
      currency: string;
      locale: string | null;
      country: string | null;
      customerName: string | null;
      address: { city?: string | null; region?: string | null; postal_code?: string | null } | null;
      isGift: boolean;
      tags: string[];
      note: string | null;
      shipsBy: string | null;
      channel: string | null;
      /** Nothing was ordered with this address before. */
      isFirst: boolean;
    };
    policy: unknown;
    /** When the shop hands parcels over; null where it has not said. */
    handover: unknown;
    lines: {
      id: string;
      externalId: string;
      title: string;
      variantTitle: string | null;
      sku: string | null;
      imageUrl: string | null;
      category: string | null;
      tags: string[];
      quantity: number;
      claimed: number;
      unitPrice: number;
      finalSale: boolean;
      withdrawalExempt: boolean;
      requiresShipping: boolean;
      careTips: Record<string, string>;
    }[];
    shipments: (Omit<ShipmentFacts, 'carrierName' | 'trackingUrl' | 'eta' | 'etaOriginal' | 'events'> & {
      eta: Eta | null;
      etaOriginal: Eta | null;
      change: ChangeRow;
      events: (Omit<EventFacts, 'location'> & { location: EventLocation | null })[];
    })[];
    reports: { id: string; number: string; state: string; forRecipient: boolean }[];
    returns: {
      id: string;
      number: string;
      status: string;
      createdAt: string;
      exchanges: { lineId: string; title: string | null; variantTitle: string; imageUrl: string | null }[];
    }[];
  } | null;
};

/** Opens the tenant of the token for the rest of the transaction. */
export const GRANT = {
  name: 'open_order_grant',
  types: 'bytea, timestamptz, uuid',
  text: `select g.shop_id as "shopId", g.order_id as "orderId", g.grant_id as "grantId", g.scope, g.is_open as "isOpen", g.purpose
    from open_grant($1, $2) g where g.shop_id = $3`,
};

/** As json, which PostgreSQL writes as it goes: jsonb would be built, kept in order and written out again. */
export const PAGE = {
  name: 'order_page',
  types: 'bytea',
  text: `
select json_build_object(
  'order', json_build_object('id', o.id, 'externalId', o.external_id, 'number', o.number, 'placedAt', o.placed_at,
    'cancelledAt', o.cancelled_at, 'fulfilledAt', o.fulfilled_at, 'currency', o.currency, 'locale', o.locale,
    'country', o.country, 'customerName', o.customer_name, 'address', o.shipping_address, 'isGift', o.is_gift,
    'tags', o.tags, 'note', o.note, 'shipsBy', o.ships_by, 'channel', o.channel,
    'isFirst', not exists (select from orders e
      where e.shop_id = o.shop_id and e.email_key = o.email_key and e.placed_at < o.placed_at)),
  'policy', v.document,
  'handover', (select r.document from delivery_rules r where r.shop_id = o.shop_id),
  'lines', coalesce((
    select json_agg(json_build_object('id', l.id, 'externalId', l.external_id, 'title', l.title,
      'variantTitle', l.variant_title, 'sku', l.sku, 'imageUrl', coalesce(l.image_url, w.image_url, p.image_url),
      'category', coalesce(l.category, p.category), 'tags', l.tags, 'quantity', l.quantity, 'claimed', l.claimed,
      'unitPrice', l.unit_price, 'finalSale', l.final_sale, 'withdrawalExempt', l.withdrawal_exempt,
      'requiresShipping', l.requires_shipping, 'careTips', coalesce(p.care_tips, '{}')) order by l.position)
    from order_lines l
    left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
    left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
    where l.shop_id = o.shop_id and l.order_id = o.id), '[]'),
  'shipments', coalesce((
    select json_agg(json_build_object('id', s.id, 'externalId', s.external_id, 'carrier', s.carrier, 'service', s.service,
      'trackingNumber', s.tracking_number, 'direction', s.direction, 'status', s.status, 'subStatus', s.sub_status,
      'cause', s.cause, 'actionBy', s.action_by, 'shippedAt', s.shipped_at, 'deliveredAt', s.delivered_at,
      'deliveredAtLocal', s.delivered_at_local, 'promisedAt', s.promised_at, 'etaOriginal', s.eta_original, 'eta', s.eta,
      'etaTrail', s.eta_trail, 'checkAt', s.check_at,
      'note', s.note, 'change', ${changeOf('t.attempted')},
      'lines', coalesce((select json_agg(json_build_object('lineId', x.line_id, 'quantity', x.quantity))
        from shipment_lines x where x.shop_id = s.shop_id and x.shipment_id = s.id), '[]'),
      'signedBy', t.signed_by,
      'photo', case when s.status = 'delivered' then (select json_build_object('id', d.id, 'width', d.width, 'height', d.height)
        from delivery_photos d where d.shop_id = s.shop_id and d.shipment_id = s.id and d.state = 'kept'
        and (d.tracking_key is null or d.tracking_key = s.tracking_key) order by d.told_at desc, d.id desc limit 1) end,
      'events', coalesce(t.events, '[]'))
      order by s.created_at, s.id)
    from shipments s
    cross join lateral (
      select json_agg(json_build_object('id', e.id, 'occurredAt', e.occurred_at, 'localTime', e.local_time,
          'status', e.status, 'subStatus', e.sub_status, 'code', e.code, 'description', e.description,
          'location', e.location, 'source', e.source, 'receivedAt', e.received_at, 'stops', e.stops)
          order by e.id) filter (where e.kind = 'event') as events,
        coalesce(bool_or(e.status = 'attempt_failed'), false) as attempted,
        (array_agg(e.signed_by order by e.received_at desc) filter (where e.status = 'delivered' and e.signed_by is not null))[1]
          as signed_by
      from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
        and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${THIS_PARCEL}) t
    where s.shop_id = o.shop_id and s.order_id = o.id), '[]'),
  'returns', coalesce((
    select json_agg(json_build_object('id', r.id, 'number', r.number, 'status', r.status, 'createdAt', r.created_at,
      'exchanges', coalesce((select json_agg(json_build_object('lineId', x.line_id, 'variantTitle', w.title,
          'title', case when p.external_id is distinct from l.product_external_id then p.title end,
          'imageUrl', coalesce(w.image_url, p.image_url)))
        from return_lines x join variants w on w.shop_id = x.shop_id and w.id = x.exchange_variant_id
        join products p on p.shop_id = w.shop_id and p.id = w.product_id
        join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        where x.shop_id = r.shop_id and x.return_id = r.id), '[]')) order by r.created_at)
    from returns r where r.shop_id = o.shop_id and r.order_id = o.id and r.kind <> 'report'), '[]'),
  'reports', coalesce((
    select json_agg(json_build_object('id', p.id, 'number', p.number, 'state', p.state, 'forRecipient', p.for_recipient)
      order by p.created_at)
    from problem_reports p where p.shop_id = o.shop_id and p.order_id = o.id), '[]')
) as page
from grants g
join orders o on o.shop_id = g.shop_id and o.id = g.order_id
join policy_versions v on v.shop_id = o.shop_id and v.version = o.policy_version
where g.token_hash = $1`,
};

// The pool is one in a process while this module may be loaded twice (the front server, the pages): so is what it knows.
const shared = globalThis as { porchlightPrepared?: WeakSet<pg.PoolClient> };
shared.porchlightPrepared ??= new WeakSet();
/** Connections that keep both statements and their plans. */
const prepared = shared.porchlightPrepared;

async function prepare(client: pg.PoolClient): Promise<void> {
  await client.query([GRANT, PAGE].map(({ name, types, text }) => `prepare ${name} (${types}) as ${text}`).join(';'));
  prepared.add(client);
}

/**
 * The grant behind a token and the order it opens, in one round trip and one message: as many statements of one message
 * are one transaction, and are answered at once, which is half of what four messages cost both sides.
 * Null when no such token belongs to the shop; `page` is null when the grant has expired or was revoked.
 */
export async function loadOrderPage(shopId: ShopId, token: string, now: Date): Promise<OrderPageRow | null> {
  const hash = `'\\x${hashToken(token).toString('hex')}'`;
  const asked = [hash, `'${now.toISOString()}'`, pg.escapeLiteral(shopId)].join();
  const client = await getPool().connect();
  try {
    if (!prepared.has(client)) await prepare(client);
    const answers = await client.query(`execute ${GRANT.name}(${asked});execute ${PAGE.name}(${hash})`);
    client.release();
    const [gate, page] = answers as unknown as [
      pg.QueryResult<Omit<OrderPageRow, 'page'>>,
      pg.QueryResult<Pick<OrderPageRow, 'page'>>,
    ];
    const grant = gate.rows[0];
    if (!grant) return null;
    return { ...grant, page: grant.isOpen ? (page.rows[0]?.page ?? null) : null };
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
