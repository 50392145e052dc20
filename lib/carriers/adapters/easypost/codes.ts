import type { CodeTable } from '../../rules/meaning';

/** Tracker and scan statuses. `error` means the tracker found nothing, not that the parcel is in trouble. */
export const STATUSES: CodeTable = {
  unknown: ['unknown', null],
  pre_transit: ['pre_transit', null],
  in_transit: ['in_transit', null],
  out_for_delivery: ['out_for_delivery', null],
  delivered: ['delivered', null],
  available_for_pickup: ['available_for_pickup', null],
  return_to_sender: ['returned', null],
  failure: ['exception', null],
  cancelled: ['exception', 'cancelled'],
  error: ['unknown', 'no_data'],
};

/** `status_detail`: the sub-status it adds to whatever the status is. */
export const DETAILS: CodeTable = {
  address_correction: ['in_transit', 'address_problem'],
  arrived_at_destination: ['in_transit', 'arrived'],
  arrived_at_facility: ['in_transit', 'arrived'],
  arrived_at_pickup_location: ['available_for_pickup', 'ready_at_point'],
  awaiting_information: ['pre_transit', 'awaiting_carrier'],
  cancelled: ['exception', 'cancelled'],
  damaged: ['exception', 'damaged'],
  delayed: ['in_transit', 'delay'],
  departed_facility: ['in_transit', 'departed'],
  departed_origin_facility: ['in_transit', 'departed'],
  expired: ['expired', null],
  held: ['exception', 'held'],
  label_created: ['pre_transit', 'label_created'],
  lost: ['exception', 'lost'],
  missorted: ['in_transit', 'missorted'],
  out_for_delivery: ['out_for_delivery', 'loaded'],
  received_at_destination_facility: ['in_transit', 'at_local_depot'],
  received_at_origin_facility: ['in_transit', 'accepted'],
  refused: ['exception', 'refused'],
  return: ['returned', 'returning'],
  transferred_to_destination_carrier: ['in_transit', 'handed_over'],
  weather_delay: ['in_transit', 'weather_delay'],
};

/** Details that are known and add nothing to the status. */
export const PLAIN_DETAILS = new Set([
  'delivery_exception',
  'failure',
  'in_transit',
  'status_update',
  'transit_exception',
  'unknown',
]);

/** Details that change the milestone itself; the others only add to it. */
export const DECISIVE = new Set(['expired', 'return', 'arrived_at_pickup_location']);

/** EasyPost has no status for a failed attempt; these codes of the carriers behind it say it. */
export const ATTEMPT_CODES: Readonly<Record<string, readonly string[]>> = {
  usps: ['02', '52', '53', '54', '55'],
  ups: ['48', 'L1', '6A', '02X'],
};

export const ATTEMPT_TEXT =
  /\b(?:delivery attempt(?:ed)?|attempted delivery|notice left|receiver (?:was )?not available|customer not available|no access to delivery location|business closed)\b/i;
