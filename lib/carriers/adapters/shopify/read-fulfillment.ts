import { buildEvent, buildLocation, buildShipment, carrierEta } from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { carrierTime } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, NO_DATA, UPDATE, unknownTo } from '../../rules/meaning';
import { type Json, list, records, text, trackingNumber } from '../../rules/read-payload';
import { weighCarrier } from '../../rules/weigh-carrier';
import type { CanonicalShipment } from '../../types';
import { FULFILLMENT_STATUSES, SHIPMENT_STATUSES, UNSENT } from './codes';

/**
 * One shipment a tracking number, or one without a number. Shopify does not say which line is in which of several
 * parcels, so the first bears them all; the others take the fulfillment's id with a running number.
 */
export function readFulfillment(fulfillment: Json): CanonicalShipment[] {
  const id = text(fulfillment.id, 200);
  const told = list(fulfillment.tracking_numbers).map(trackingNumber);
  const numbers = [...new Set([...told, trackingNumber(fulfillment.tracking_number)].filter((one) => one !== null))];
  const status = text(fulfillment.status)?.toLowerCase() ?? '';
  const sent = !UNSENT.has(status);
  return (numbers.length > 0 ? numbers : [null]).map((number, i) =>
    buildShipment({
      external_id: id && i > 0 ? `${id}-${i + 1}` : id,
      order_external_id: text(fulfillment.order_id, 255),
      ...carrierOf(text(fulfillment.tracking_company), number),
      tracking_number: number,
      shipped_at: sent && status === 'success' ? carrierTime(fulfillment.created_at).occurred_at : null,
      observed_at: carrierTime(fulfillment.updated_at).occurred_at,
      declared: declaredMeaning(text(fulfillment.shipment_status)?.toLowerCase() ?? '', status),
      unknown: unknownTo(SHIPMENT_STATUSES, text(fulfillment.shipment_status)?.toLowerCase()),
      events: [],
      lines: sent && i === 0 ? linesOf(fulfillment) : [],
    }),
  );
}

/** What the merchant says, even where the number looks like another's; the number's own carrier where nothing is said. */
function carrierOf(company: string | null, number: string | null) {
  const told = company && !/^other$/i.test(company) ? carrierSlug(company) : null;
  const { carrier, by } = weighCarrier(number, told);
  return { carrier: by === 'guess' ? null : carrier, ...(by === 'number' && { carrier_by_number: true }) };
}

const declaredMeaning = (shipmentStatus: string, status: string): Meaning =>
  lookUpCode(SHIPMENT_STATUSES, shipmentStatus) ?? lookUpCode(FULFILLMENT_STATUSES, status) ?? NO_DATA;

const linesOf = (fulfillment: Json) =>
  records(list(fulfillment.line_items)).flatMap((line) => {
    const id = text(line.id, 255);
    const quantity = Number(line.quantity);
    return id && Number.isInteger(quantity) && quantity > 0 ? [{ line_external_id: id, quantity }] : [];
  });

/** A fulfillment event: one scan of the fulfillment it names. */
export function readFulfillmentEvent(event: Json): CanonicalShipment {
  const meaning = lookUpCode(SHIPMENT_STATUSES, text(event.status)?.toLowerCase()) ?? UPDATE;
  return buildShipment({
    external_id: text(event.fulfillment_id, 255),
    order_external_id: text(event.order_id, 255),
    eta: carrierEta(carrierTime(event.estimated_delivery_at)),
    observed_at: carrierTime(event.updated_at).occurred_at ?? carrierTime(event.created_at).occurred_at,
    events: [
      buildEvent({
        id: text(event.id, 200),
        time: carrierTime(event.happened_at),
        meaning,
        code: event.status,
        description: event.message,
        location: buildLocation({
          city: event.city,
          region: event.province,
          postal_code: event.zip,
          country: event.country,
          latitude: event.latitude,
          longitude: event.longitude,
        }),
      }),
    ],
  });
}
