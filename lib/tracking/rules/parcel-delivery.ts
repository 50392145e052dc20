import type { OrderFacts } from '../types';
import { oneLine } from './goods';
import { linesInside } from './order-items';
import { isForCalendar } from './page-extras';
import type { ParcelStory } from './parcel-story';
import { BEFORE_HANDOVER, hasArrived, hasEnded } from './situation';

function statusOf({ situation }: ParcelStory): string {
  if (hasArrived(situation)) return 'OrderDelivered';
  if (situation === 'pickup_point' || situation === 'pickup_locker') return 'OrderPickupAvailable';
  if (hasEnded(situation)) return 'OrderProblem';
  return BEFORE_HANDOVER.has(situation) ? 'OrderProcessing' : 'OrderInTransit';
}

/**
 * schema.org ParcelDelivery of each parcel, for assistants that read pages. It says no more than the page: `status` has
 * neither goods nor carrier, number or town; `gift` has no town.
 * @param url the page's own address
 */
export function parcelDeliveries(facts: OrderFacts, stories: readonly ParcelStory[], url: string): object[] {
  const { order, shop, scope } = facts;
  const open = scope !== 'status';
  return stories
    .filter(({ replaced }) => !replaced)
    .map((story) => {
      const { shipment } = story;
      const carrier = open ? oneLine(shipment.carrierName ?? shipment.carrier, 80) : '';
      const number = open ? oneLine(shipment.trackingNumber, 100) : '';
      const city = scope === 'full' ? oneLine(order.city, 80) : '';
      return {
        '@context': 'https://schema.org',
        '@type': 'ParcelDelivery',
        ...(isForCalendar(story) &&
          shipment.eta && { expectedArrivalFrom: shipment.eta.earliest, expectedArrivalUntil: shipment.eta.latest }),
        ...(carrier && { provider: { '@type': 'Organization', name: carrier } }),
        ...(number && { trackingNumber: number }),
        ...(city && {
          deliveryAddress: {
            '@type': 'PostalAddress',
            addressLocality: city,
            addressCountry: order.country ?? undefined,
          },
        }),
        ...(open && {
          itemShipped: linesInside(facts, shipment).map(({ line }) => ({
            '@type': 'Product',
            name: oneLine(line.title, 150),
          })),
        }),
        partOfOrder: {
          '@type': 'Order',
          orderNumber: oneLine(order.number, 80),
          orderStatus: `https://schema.org/${statusOf(story)}`,
          merchant: { '@type': 'Organization', name: oneLine(shop.name, 80) },
        },
        trackingUrl: url,
      };
    });
}
