import type { CodeTable } from '../../rules/meaning';

/**
 * `shipment_status` of fulfillments and `status` of fulfillment events, in lower case (GraphQL's capitals are lowered).
 * No shipment_status does not mean "not shipped": Shopify simply does not follow that carrier.
 */
export const SHIPMENT_STATUSES: CodeTable = {
  label_purchased: ['pre_transit', 'label_created'],
  label_printed: ['pre_transit', 'label_created'],
  confirmed: ['pre_transit', 'label_created'],
  submitted: ['pre_transit', 'label_created'],
  carrier_picked_up: ['in_transit', 'picked_up'],
  in_transit: ['in_transit', null],
  delayed: ['in_transit', 'delay'],
  out_for_delivery: ['out_for_delivery', 'loaded'],
  attempted_delivery: ['attempt_failed', null],
  ready_for_pickup: ['available_for_pickup', 'ready_at_point'],
  ready_for_recipient_pickup: ['available_for_pickup', 'ready_at_point'],
  picked_up: ['delivered', 'collected'],
  delivered: ['delivered', null],
  buyer_action_required: ['exception', 'held', 'unknown', 'shopper'],
  returning_to_sender: ['returned', 'returning'],
  failure: ['exception', null],
  not_delivered: ['exception', null],
};

/** `status` of the fulfillment itself, where it was not a success. */
export const FULFILLMENT_STATUSES: CodeTable = {
  cancelled: ['exception', 'cancelled'],
  error: ['exception', null, 'merchant', 'merchant'],
  failure: ['exception', null, 'merchant', 'merchant'],
  pending: ['pre_transit', 'awaiting_carrier'],
  open: ['pre_transit', 'awaiting_carrier'],
};

/** A fulfillment in one of these sent nothing. */
export const UNSENT = new Set(['cancelled', 'error', 'failure']);
