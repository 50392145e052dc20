import type { Examples } from '../examples';
import { fulfillment, fulfillmentEvent } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  SHIPMENT_STATUSES: {
    payload: (status) => JSON.stringify({ ...fulfillmentEvent, status }),
    means: {
      label_purchased: 'pre_transit label_created - -',
      label_printed: 'pre_transit label_created - -',
      confirmed: 'pre_transit label_created - -',
      submitted: 'pre_transit label_created - -',
      carrier_picked_up: 'in_transit picked_up - -',
      in_transit: 'in_transit - - -',
      delayed: 'in_transit delay carrier carrier',
      out_for_delivery: 'out_for_delivery loaded - -',
      attempted_delivery: 'attempt_failed - unknown carrier',
      ready_for_pickup: 'available_for_pickup ready_at_point - shopper',
      ready_for_recipient_pickup: 'available_for_pickup ready_at_point - shopper',
      picked_up: 'delivered collected - -',
      delivered: 'delivered - - -',
      buyer_action_required: 'exception held unknown shopper',
      returning_to_sender: 'returned returning - merchant',
      failure: 'exception - unknown carrier',
      not_delivered: 'exception - unknown carrier',
    },
  },
  FULFILLMENT_STATUSES: {
    payload: (status) => JSON.stringify(fulfillment({ status })),
    means: {
      cancelled: 'exception cancelled merchant merchant',
      error: 'exception - merchant merchant',
      failure: 'exception - merchant merchant',
      pending: 'pre_transit awaiting_carrier - merchant',
      open: 'pre_transit awaiting_carrier - merchant',
    },
  },
};
