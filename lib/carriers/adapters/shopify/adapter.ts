import { failed, nothing, shipmentsOf } from '../../rules/build-shipment';
import { isRecord, type Json, list, parseJson, records } from '../../rules/read-payload';
import { shopify as verify } from '../../signatures/schemes';
import { type CarrierAdapter, type NormalizedPayload, PayloadNotUnderstood } from '../../types';
import { readDispute } from './read-dispute';
import { readFulfillment, readFulfillmentEvent } from './read-fulfillment';
import { readOrder, readRefund } from './read-order';

/** The root keys REST wraps resources in; webhooks post the bare resource. */
const ROOTS = [
  'order',
  'orders',
  'fulfillment',
  'fulfillments',
  'fulfillment_event',
  'fulfillment_events',
  'refund',
  'refunds',
  'dispute',
  'disputes',
];

/** Orders, fulfillments, fulfillment events and refunds, bare or wrapped, one or a list. */
function parse(body: string): NormalizedPayload {
  const json = parseJson(body);
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not a Shopify resource.');
  if (json.errors !== undefined && json.id === undefined) {
    const [first] = list(json.errors);
    return failed(
      'ERROR',
      isRecord(first) ? first.message : typeof json.errors === 'string' ? json.errors : JSON.stringify(json.errors),
    );
  }
  const root = json.id === undefined ? ROOTS.find((name) => typeof json[name] === 'object') : undefined;
  const resources = root ? records(json[root]) : [json];
  return resources.map((resource) => read(resource, root)).reduce(together, { ...nothing(), refunds: [] });
}

function read(resource: Json, root: string | undefined): NormalizedPayload {
  if ('fulfillment_id' in resource && 'happened_at' in resource) return shipmentsOf([readFulfillmentEvent(resource)]);
  if ('refund_line_items' in resource) {
    // a calculation of a refund has no id and moved no money
    return resource.id === undefined ? nothing() : { ...nothing(), refunds: [readRefund(resource)] };
  }
  if ('order_id' in resource && 'initiated_at' in resource && 'network_reason_code' in resource)
    return { ...nothing(), disputes: [readDispute(resource)] };
  if ('order_id' in resource && ('tracking_numbers' in resource || 'tracking_company' in resource)) {
    return shipmentsOf(readFulfillment(resource));
  }
  if ('line_items' in resource && ('financial_status' in resource || 'order_number' in resource))
    return order(resource);
  if (root) throw new PayloadNotUnderstood(`The ${root} lacks what every one of its kind has.`);
  // other topics (returns, app/uninstalled, privacy): understood, and nothing of parcels or orders in them
  if (
    'id' in resource ||
    'admin_graphql_api_id' in resource ||
    'shop_id' in resource ||
    Object.values(resource).some(Array.isArray)
  ) {
    return nothing();
  }
  if (Object.values(resource).some((value) => isRecord(value) && 'id' in value)) return nothing();
  throw new PayloadNotUnderstood('Not a Shopify resource.');
}

function order(resource: Json): NormalizedPayload {
  const parcels = records(list(resource.fulfillments)).map((one) => ({ order_id: resource.id, ...one }));
  const lost = records(list(resource.refunds))
    .map((refund) => readRefund({ order_id: resource.id, ...refund }))
    .filter(({ failed }) => failed);
  return {
    ...shipmentsOf(parcels.flatMap(readFulfillment)),
    orders: [readOrder(resource)],
    ...(lost.length > 0 && { refunds: lost }),
  };
}

const together = (a: NormalizedPayload, b: NormalizedPayload): NormalizedPayload => ({
  shipments: [...a.shipments, ...b.shipments],
  orders: [...a.orders, ...b.orders],
  errors: [...a.errors, ...b.errors],
  refunds: [...(a.refunds ?? []), ...(b.refunds ?? [])],
  disputes: [...(a.disputes ?? []), ...(b.disputes ?? [])],
});

export const shopify: CarrierAdapter = {
  source: 'shopify',
  parse,
  verify,
  eventId: (_body, headers) => headers?.['x-shopify-webhook-id'] ?? headers?.['shopify-webhook-id'] ?? null,
};
