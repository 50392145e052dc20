import { sql } from 'drizzle-orm';
import type { ShippingAddress } from '@/db/schema/orders';
import type { Source } from '@/lib/carriers/types';
import { SECRET_COLUMN } from '@/lib/connections/constants';
import type { Contact } from '@/lib/contracts/types';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { unseal } from '@/lib/core/secrets';
import { sentRoad } from '../constants';
import type { RequestRow } from '../lock-request';
import { requestContact } from '../rules/request-contact';
import type { RequestWork } from '../types';

type Row = {
  parcel: RequestWork['parcel'];
  order: RequestWork['order'] & { address: ShippingAddress | null };
  shop: RequestWork['shop'];
  agreement: { contacts: Contact[]; account: string | null } | null;
  program: { id: string; source: Source; url: string | null; sealed: string } | null;
};

/** Everything a request is sent with, for a row that its caller holds. */
export async function loadRequestWork(ctx: Ctx, row: RequestRow): Promise<RequestWork> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select jsonb_build_object('externalId', s.external_id, 'service', s.service, 'trackingNumber', s.tracking_number,
        'shippedAt', s.shipped_at, 'status', s.status) as parcel,
      jsonb_build_object('externalId', o.external_id, 'number', o.number, 'country', o.country, 'address', o.shipping_address) as order,
      jsonb_build_object('slug', h.slug, 'name', h.name, 'timeZone', h.time_zone, 'locale', h.default_locale,
        'email', v.theme #>> '{contact,email}') as shop,
      (select jsonb_build_object('contacts', c.contacts, 'account', c.account) from carrier_contracts c
        where c.shop_id = s.shop_id and c.carrier = s.carrier and c.service in (coalesce(s.service, ''), '')
        order by c.service desc limit 1) as agreement,
      (select jsonb_build_object('id', k.id, 'source', k.source, 'url', k.request_url, 'sealed', encode(k.secret_sealed, 'base64'))
        from connections k where k.shop_id = s.shop_id and k.id = ${row.connectionId} and k.deleted_at is null) as program
    from shipments s
    join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    join shops h on h.id = s.shop_id
    left join brands b on b.shop_id = s.shop_id and b.is_default
    left join brand_versions v on v.shop_id = b.shop_id and v.brand_id = b.id and v.version = b.published_version
    where s.shop_id = ${ctx.shopId} and s.id = ${row.shipmentId}`);
  const [found] = rows;
  if (!found) throw notFound('shipment');
  const { program, agreement } = found;
  return {
    id: row.id,
    kind: row.kind,
    wanted: row.wanted as Record<string, string | null>,
    road: sentRoad(row.road),
    carrier: row.carrier,
    askedAt: row.askedAt.toISOString(),
    parcel: found.parcel,
    order: found.order,
    shop: found.shop,
    contact: agreement && requestContact(agreement.contacts),
    account: agreement?.account ?? null,
    program: program && {
      connectionId: program.id,
      source: program.source,
      url: program.url,
      secret: unseal(Buffer.from(program.sealed, 'base64'), ctx.shopId, SECRET_COLUMN),
    },
  };
}
