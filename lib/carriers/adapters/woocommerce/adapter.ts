import { buildShipment, failed, nothing } from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { carrierTime, unixInstant } from '../../rules/carrier-time';
import { NO_DATA } from '../../rules/meaning';
import { at, isRecord, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { woocommerce as verify } from '../../signatures/schemes';
import { type CanonicalShipment, type CarrierAdapter, type NormalizedPayload, PayloadNotUnderstood } from '../../types';
import { readOrder, readRefund } from './read-order';

/** Orders with the tracking their plugins keep, refunds, tracking lists; the ping of a new webhook is form-encoded. */
function parse(body: string): NormalizedPayload {
  if (/^\s*webhook_id=\d+\s*$/.test(body)) return nothing();
  const json = parseJson(body);
  if (isRecord(json) && typeof json.code === 'string' && typeof json.message === 'string')
    return failed(json.code, json.message);
  const resources = records(json);
  const isEmptyList = Array.isArray(json) && json.length === 0;
  if (resources.length === 0 && !isEmptyList) throw new PayloadNotUnderstood('Not a WooCommerce resource.');
  const payload: NormalizedPayload = { ...nothing(), refunds: [] };
  for (const resource of resources) {
    if ('line_items' in resource && 'currency' in resource) {
      payload.orders.push(readOrder(resource));
      payload.shipments.push(...trackingsOf(resource));
    } else if ('amount' in resource && 'line_items' in resource) payload.refunds?.push(readRefund(resource));
    else if ('tracking_number' in resource) payload.shipments.push(shipment(resource, null));
    // notes, products, a deleted order's bare id: understood, and nothing of parcels or orders in them
    else if (!('id' in resource)) throw new PayloadNotUnderstood('Not a WooCommerce resource.');
  }
  return payload;
}

/** `_wc_shipment_tracking_items`, a list or the same as JSON text. */
function trackingsOf(order: Json): CanonicalShipment[] {
  const meta = records(list(order.meta_data)).find(({ key }) => key === '_wc_shipment_tracking_items');
  return records(listOf(meta?.value)).map((item) => shipment(item, text(order.id, 255)));
}

function listOf(value: unknown): unknown {
  if (typeof value !== 'string') return isRecord(value) && !('tracking_number' in value) ? Object.values(value) : value;
  try {
    return JSON.parse(value);
  } catch {
    return [];
  }
}

function shipment(item: Json, order_external_id: string | null): CanonicalShipment {
  const provider = text(item.custom_tracking_provider) ?? text(item.tracking_provider);
  return buildShipment({
    external_id: text(item.tracking_id, 255),
    order_external_id: order_external_id ?? text(at(item, 'order_id'), 255),
    carrier: carrierSlug(provider),
    tracking_number: trackingNumber(item.tracking_number),
    shipped_at: unixInstant(item.date_shipped) ?? carrierTime(item.date_shipped).occurred_at,
    declared: NO_DATA,
    events: [],
  });
}

export const woocommerce: CarrierAdapter = {
  source: 'woocommerce',
  parse,
  verify,
  eventId: (_body, headers) => headers?.['x-wc-webhook-delivery-id'] ?? null,
};
