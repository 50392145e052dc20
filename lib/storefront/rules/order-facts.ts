import { CARRIERS } from '@/lib/carriers/constants';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import { judgeReturn } from '@/lib/returns/rules/quote';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import type { QuoteOrder, QuoteShipment } from '@/lib/returns/types';
import { knownZone, readMoment } from '@/lib/tracking/rules/calendar';
import { newestProgress } from '@/lib/tracking/rules/courier-progress';
import { handoverDays } from '@/lib/tracking/rules/handover';
import { newestFirst } from '@/lib/tracking/rules/newest-first';
import { deliveryRulesSchema } from '@/lib/tracking/schema';
import type { OrderFacts, PageScope, ShopFacts } from '@/lib/tracking/types';
import type { OrderPageRow } from '../queries/load-order-page';

type PageRow = NonNullable<OrderPageRow['page']>;

/** A picture a shopper's browser may ask for: on our own origin, never anyone else's. */
export const ownPicture = (url: string | null): string | null =>
  // Browsers drop tabs and line breaks and read a backslash as a slash: "/\t/host" would be another host's.
  url && /^\/(?!\/)[^\s\\]*$/.test(url) ? url : null;

const carrierOf = (slug: string | null) => (slug && slug in CARRIERS ? CARRIERS[slug as keyof typeof CARRIERS] : null);

/** A carrier's page for a number; null where it has none. Only known addresses, and the number is encoded. */
export function carrierPage(slug: string | null, number: string | null): string | null {
  const template = carrierOf(slug)?.tracking_url;
  return template && number ? template.replace('{number}', encodeURIComponent(number)) : null;
}

/** Turns what the database holds into what the page's rules read. Pure. */
export function orderFacts(input: {
  page: PageRow;
  scope: PageScope;
  shop: ShopFacts;
  locale: string;
  now: Date;
  /** The address of a return's own page. */
  returnHref: (returnId: string) => string;
  reportHref: (reportId: string) => string;
}): OrderFacts {
  const { page, scope, shop, locale, now } = input;
  const { order } = page;
  const language = locale.split('-')[0] ?? locale;
  const returnBy = scope === 'status' ? new Map<string, string | null>() : returnDays(page, shop, now);
  return {
    shop,
    scope,
    order: {
      id: order.id,
      number: order.number,
      placedAt: order.placedAt,
      cancelledAt: order.cancelledAt,
      fulfilledAt: order.fulfilledAt,
      currency: order.currency,
      locale: order.locale,
      country: order.country,
      region: order.address?.region ?? null,
      city: order.address?.city ?? null,
      postalCode: order.address?.postal_code ?? null,
      timeZone: shippingZone({ country: order.country, ...order.address }) ?? shop.timeZone,
      customerName: order.customerName,
      isGift: order.isGift,
      tags: order.tags,
      shipsBy: order.shipsBy ?? plannedHandover(page, shop),
      note: order.note,
      lines: page.lines.map((line) => ({
        id: line.id,
        externalId: line.externalId,
        title: line.title,
        variantTitle: line.variantTitle,
        sku: line.sku,
        imageUrl: ownPicture(line.imageUrl),
        category: line.category,
        quantity: line.quantity,
        returnedQuantity: line.claimed,
        unitPrice: { amount: line.unitPrice, currency: order.currency },
        returnBy: returnBy.get(line.externalId) ?? null,
        careTip: line.careTips[locale] ?? line.careTips[language] ?? line.careTips.en ?? null,
        requiresShipping: line.requiresShipping,
      })),
    },
    shipments: page.shipments.map((shipment) => ({
      ...shipment,
      events: newestProgress(newestFirst(shipment.events)),
      carrierName: carrierName(shipment.carrier),
      trackingUrl: carrierPage(shipment.carrier, shipment.trackingNumber),
    })),
    reports: page.reports
      .filter(({ forRecipient }) => forRecipient === (scope === 'gift'))
      .map(({ id, number, state }) => ({ number, status: state, href: input.reportHref(id) })),
    returns: page.returns.map((one) => ({
      number: one.number,
      status: one.status,
      createdAt: one.createdAt,
      href: input.returnHref(one.id),
      exchanges: one.exchanges.map((each) => ({ ...each, imageUrl: ownPicture(each.imageUrl) })),
    })),
  };
}

/** By when the shop hands over what was ordered, by its own hours; null where it has said none. */
function plannedHandover({ order, handover }: PageRow, shop: ShopFacts): string | null {
  const rules = handover ? deliveryRulesSchema.safeParse(handover) : null;
  const placed = readMoment(order.placedAt, knownZone(shop.timeZone));
  return rules?.success && placed ? handoverDays(rules.data, placed).last : null;
}

/** The last local day for each line that could still come back, judged as the quote judges it. */
function returnDays(page: PageRow, shop: ShopFacts, now: Date): Map<string, string | null> {
  const { order, shipments } = quoteOrder(page);
  const open = page.lines.filter((line) => line.quantity > line.claimed);
  if (open.length === 0) return new Map();
  const { judged } = judgeReturn({
    order,
    shipments,
    policy: storedPolicy(page.policy),
    shop: { time_zone: shop.timeZone },
    returned: page.lines.map((line) => ({ line_external_id: line.externalId, quantity: line.claimed })),
    lines: open.map((line) => ({ line_external_id: line.externalId, quantity: 1 })),
    now,
  });
  return new Map(
    judged.map(({ line, assessment, window }) => [
      line.external_id,
      assessment.verdict === 'ineligible' ? null : (window?.until?.slice(0, 10) ?? null),
    ]),
  );
}

function quoteOrder(page: PageRow): { order: QuoteOrder; shipments: QuoteShipment[] } {
  const externalId = new Map(page.lines.map((line) => [line.id, line.externalId]));
  const { order } = page;
  return {
    order: {
      currency: order.currency,
      placed_at: order.placedAt,
      fulfilled_at: order.fulfilledAt,
      cancelled_at: order.cancelledAt,
      tags: order.tags,
      shipping_address: {
        country: order.country,
        region: order.address?.region,
        postal_code: order.address?.postal_code,
      },
      lines: page.lines.map((line) => ({
        external_id: line.externalId,
        sku: line.sku,
        quantity: line.quantity,
        unit_price: { amount: line.unitPrice, currency: order.currency },
        tags: line.tags,
        category: line.category,
        final_sale: line.finalSale,
        withdrawal_exempt: line.withdrawalExempt,
        requires_shipping: line.requiresShipping,
      })),
    },
    shipments: page.shipments.map((shipment) => ({
      direction: shipment.direction,
      status: shipment.status,
      shipped_at: shipment.shippedAt,
      delivered_at: shipment.deliveredAt,
      delivered_at_local: shipment.deliveredAtLocal,
      lines: shipment.lines.map((line) => ({
        line_external_id: externalId.get(line.lineId) ?? '',
        quantity: line.quantity,
      })),
    })),
  };
}
