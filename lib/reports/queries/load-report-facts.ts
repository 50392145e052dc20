import { and, eq, sql } from 'drizzle-orm';
import { orders, type ShippingAddress } from '@/db/schema/orders';
import type { ActionBy, Cause, Eta, EventLocation, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import { knownZone } from '@/lib/tracking/rules/calendar';
import type { ReportKind, ReportState } from '../constants';
import { type ReportTerms, reportTerms } from '../rules/report-settings';
import { findReportSettings } from './find-report-settings';

export type ReportedLine = {
  id: string;
  externalId: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  quantity: number;
  claimed: number;
  unitPrice: number;
  requiresShipping: boolean;
};

/** One of the order's outbound parcels; times are RFC 3339 or the carrier's wall clock. */
export type ReportedParcel = {
  id: string;
  carrier: string | null;
  trackingNumber: string | null;
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  cause: Cause | null;
  actionBy: ActionBy | null;
  shippedAt: string | null;
  promisedAt: string | null;
  deliveredAt: string | null;
  deliveredAtLocal: string | null;
  etaOriginal: Eta | null;
  isReplaced: boolean;
  lines: { lineId: string; quantity: number }[];
  /** The scan by which it was delivered. */
  proof: {
    at: string | null;
    localTime: string | null;
    description: string | null;
    location: EventLocation | null;
  } | null;
  /** What the courier photographed as it delivered. */
  photo: { id: string; width: number; height: number } | null;
};

export type KnownReport = {
  id: string;
  shipmentId: string;
  kind: ReportKind;
  state: ReportState;
  forRecipient: boolean;
  lines: { lineId: string; quantity: number }[];
};

/** Everything that decides what may be reported of an order's parcels. */
export type ReportFacts = {
  order: {
    id: string;
    number: string;
    currency: string;
    locale: string | null;
    country: string | null;
    isGift: boolean;
    emailKey: Buffer;
    erased: boolean;
  };
  /** The shopper's clocks, and the shop's. */
  zone: string;
  shopZone: string;
  shopCurrency: string;
  lines: ReportedLine[];
  parcels: ReportedParcel[];
  reports: KnownReport[];
  terms: ReportTerms;
};

type Row = Pick<ReportFacts, 'lines' | 'parcels' | 'reports' | 'shopZone' | 'shopCurrency'> & {
  number: string;
  currency: string;
  locale: string | null;
  country: string | null;
  isGift: boolean;
  emailKey: string;
  erased: boolean;
  address: ShippingAddress | null;
};

/**
 * Loads it. With `lock` the order is held until the transaction ends, so that two reports of one unit take turns.
 * @throws AppError NOT_FOUND, also for an order that is not the acting shopper's
 */
export async function loadReportFacts(ctx: Ctx, input: { orderId: string; lock?: boolean }): Promise<ReportFacts> {
  const { orderId } = input;
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== orderId) throw notFound('order');
  if (input.lock)
    await ctx.db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)))
      .for('update');
  const { rows } = await ctx.db.execute<Row>(sql`
    select o.number, o.currency, o.locale, o.country, o.is_gift as "isGift", encode(o.email_key, 'hex') as "emailKey",
      o.erased_at is not null as erased, o.shipping_address as address, h.time_zone as "shopZone", h.currency as "shopCurrency",
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'externalId', l.external_id, 'title', l.title,
          'variantTitle', l.variant_title, 'imageUrl', coalesce(l.image_url, w.image_url, p.image_url), 'quantity', l.quantity,
          'claimed', l.claimed, 'unitPrice', l.unit_price, 'requiresShipping', l.requires_shipping) order by l.position)
        from order_lines l
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where l.shop_id = o.shop_id and l.order_id = o.id), '[]') as lines,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'carrier', s.carrier, 'trackingNumber', s.tracking_number,
          'status', s.status, 'subStatus', s.sub_status, 'cause', s.cause, 'actionBy', s.action_by, 'shippedAt', s.shipped_at,
          'promisedAt', s.promised_at, 'deliveredAt', s.delivered_at, 'deliveredAtLocal', s.delivered_at_local,
          'etaOriginal', s.eta_original,
          'isReplaced', exists (select from shipments n
            join shipment_lines a on a.shop_id = n.shop_id and a.shipment_id = n.id
            join shipment_lines b on b.shop_id = s.shop_id and b.shipment_id = s.id and b.line_id = a.line_id
            where n.shop_id = s.shop_id and n.order_id = s.order_id and n.direction = 'outbound' and n.created_at > s.created_at
              and s.status <> 'delivered'),
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', x.line_id, 'quantity', x.quantity))
            from shipment_lines x where x.shop_id = s.shop_id and x.shipment_id = s.id), '[]'),
          'proof', (select jsonb_build_object('at', e.occurred_at, 'localTime', e.local_time, 'description', e.description,
              'location', e.location)
            from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id and e.kind = 'event'
              and e.status = 'delivered' and (e.tracking_key is null or e.tracking_key = s.tracking_key)
              and ${sql.raw(THIS_PARCEL)}
            order by e.occurred_at desc nulls last, e.id desc limit 1),
          'photo', (select jsonb_build_object('id', d.id, 'width', d.width, 'height', d.height)
            from delivery_photos d where d.shop_id = s.shop_id and d.shipment_id = s.id and d.state = 'kept'
              and (d.tracking_key is null or d.tracking_key = s.tracking_key) order by d.told_at desc, d.id desc limit 1)) order by s.created_at, s.id)
        from shipments s where s.shop_id = o.shop_id and s.order_id = o.id and s.direction = 'outbound'), '[]') as parcels,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'shipmentId', r.shipment_id, 'kind', r.kind, 'state', r.state,
          'forRecipient', r.for_recipient,
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', x.line_id, 'quantity', x.quantity))
            from problem_report_lines x where x.shop_id = r.shop_id and x.report_id = r.id), '[]')) order by r.created_at)
        from problem_reports r where r.shop_id = o.shop_id and r.order_id = o.id), '[]') as reports
    from orders o join shops h on h.id = o.shop_id
    where o.shop_id = ${ctx.shopId} and o.id = ${orderId}`);
  const [row] = rows;
  if (!row) throw notFound('order');
  const { lines, parcels, reports, shopZone, shopCurrency, address, emailKey, ...order } = row;
  return {
    order: { id: orderId, ...order, emailKey: Buffer.from(emailKey, 'hex') },
    zone: knownZone(shippingZone(address), shopZone),
    shopZone,
    shopCurrency,
    lines: lines.map((line) => ({ ...line, imageUrl: ownPicture(line.imageUrl) })),
    parcels,
    reports,
    terms: reportTerms(await findReportSettings(ctx)),
  };
}
