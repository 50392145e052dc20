import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { MailFacts } from '../types';
import type { MailLinks } from './mail-view';

/** Order states of schema.org by our event. */
const STATUS: Record<string, string> = {
  'shipment.shipped': 'OrderInTransit',
  'shipment.out_for_delivery': 'OrderInTransit',
  'shipment.delivered': 'OrderDelivered',
  'shipment.late': 'OrderInTransit',
};

/** schema.org ParcelDelivery: what mail programs turn into a card with a "Track" button. Null for mails about returns. */
export function deliveryMarkup(facts: MailFacts, links: MailLinks): Record<string, unknown> | null {
  const { shipment, order, shop, items, notification } = facts;
  const status = STATUS[notification.event];
  if (!shipment || !status) return null;
  const carrier = carrierName(shipment.carrier);
  const { address } = order;
  return {
    '@context': 'https://schema.org',
    '@type': 'ParcelDelivery',
    ...(address && {
      deliveryAddress: {
        '@type': 'PostalAddress',
        name: address.name ?? undefined,
        streetAddress: address.line1 ?? undefined,
        addressLocality: address.city ?? undefined,
        addressRegion: address.region ?? undefined,
        postalCode: address.postal_code ?? undefined,
        addressCountry: address.country,
      },
    }),
    ...(shipment.eta && { expectedArrivalFrom: shipment.eta.earliest, expectedArrivalUntil: shipment.eta.latest }),
    ...(carrier && { carrier: { '@type': 'Organization', name: carrier } }),
    itemShipped: items.map((item) => ({ '@type': 'Product', name: item.title })),
    partOfOrder: {
      '@type': 'Order',
      orderNumber: order.number,
      orderStatus: `https://schema.org/${status}`,
      merchant: { '@type': 'Organization', name: shop.name },
    },
    ...(shipment.trackingNumber && { trackingNumber: shipment.trackingNumber }),
    trackingUrl: links.order,
    potentialAction: { '@type': 'TrackAction', target: links.order },
  };
}
