import type { CodeTable } from '../../rules/meaning';

export const STATUSES: CodeTable = {
  UNKNOWN: ['unknown', null],
  PRE_TRANSIT: ['pre_transit', null],
  TRANSIT: ['in_transit', null],
  DELIVERED: ['delivered', null],
  RETURNED: ['returned', null],
  FAILURE: ['exception', null],
};

/** Out for delivery, pick-up and failed attempts are told in the substatus alone; its code is stable, its prose is not. */
export const SUBSTATUSES: CodeTable = {
  information_received: ['pre_transit', 'label_created'],
  package_accepted: ['in_transit', 'accepted'],
  package_arrived: ['in_transit', 'arrived'],
  package_departed: ['in_transit', 'departed'],
  package_processed: ['in_transit', 'arrived'],
  package_processing: ['in_transit', 'arrived'],
  package_forwarded: ['in_transit', 'forwarded'],
  delivery_scheduled: ['in_transit', 'delivery_scheduled'],
  delivery_rescheduled: ['in_transit', 'rescheduled'],
  rescheduled_delivery: ['in_transit', 'rescheduled'],
  out_for_delivery: ['out_for_delivery', 'loaded'],
  pickup_available: ['available_for_pickup', 'ready_at_point'],
  delivery_attempted: ['attempt_failed', null],
  notice_left: ['attempt_failed', 'not_home'],
  location_inaccessible: ['attempt_failed', 'no_access'],
  delayed: ['in_transit', 'delay'],
  address_issue: ['in_transit', 'address_problem'],
  contact_carrier: ['in_transit', 'held', 'unknown', 'shopper'],
  package_held: ['in_transit', 'held'],
  package_damaged: ['in_transit', 'damaged'],
  delivered: ['delivered', null],
  return_to_sender: ['returned', 'returning'],
  package_unclaimed: ['returned', 'pickup_missed'],
  package_undeliverable: ['exception', 'address_problem'],
  package_disposed: ['exception', 'disposed'],
  package_lost: ['exception', 'lost'],
};

/** What a substatus may make of a status; anything else is a conflict, and then the status counts. */
export const REFINES: Readonly<Record<string, readonly string[]>> = {
  UNKNOWN: ['pre_transit'],
  PRE_TRANSIT: ['pre_transit'],
  TRANSIT: ['in_transit', 'out_for_delivery', 'available_for_pickup', 'attempt_failed', 'exception', 'returned'],
  DELIVERED: ['delivered'],
  RETURNED: ['returned'],
  FAILURE: ['exception', 'attempt_failed', 'returned'],
};
