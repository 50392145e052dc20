import type { CodeTable } from '../../rules/meaning';

/** Of trackers and of their events. Karrio's own per-carrier codes are not reliable and are kept as text only. */
export const STATUSES: CodeTable = {
  pending: ['pre_transit', 'label_created'],
  picked_up: ['in_transit', 'picked_up'],
  unknown: ['unknown', null],
  on_hold: ['exception', 'held'],
  cancelled: ['exception', 'cancelled'],
  delivered: ['delivered', null],
  in_transit: ['in_transit', null],
  delivery_delayed: ['in_transit', 'delay'],
  out_for_delivery: ['out_for_delivery', 'loaded'],
  ready_for_pickup: ['available_for_pickup', 'ready_at_point'],
  delivery_failed: ['attempt_failed', null],
  return_to_sender: ['returned', 'returning'],
};

/** `reason` of an event that failed. */
export const REASONS: CodeTable = {
  carrier_damaged_parcel: ['exception', 'damaged'],
  carrier_sorting_error: ['in_transit', 'missorted'],
  carrier_parcel_lost: ['exception', 'lost'],
  consignee_refused: ['attempt_failed', 'refused'],
  consignee_business_closed: ['attempt_failed', 'business_closed'],
  consignee_not_home: ['attempt_failed', 'not_home'],
  consignee_not_available: ['attempt_failed', 'not_home'],
  consignee_incorrect_address: ['exception', 'address_problem'],
  consignee_access_restricted: ['attempt_failed', 'no_access'],
  consignee_cod_unpaid: ['exception', 'payment_due'],
  customs_delay: ['exception', 'customs_delay'],
  customs_documentation: ['exception', 'missing_documents'],
  customs_duties_unpaid: ['exception', 'payment_due', 'customs', 'shopper'],
  weather_delay: ['in_transit', 'weather_delay'],
  delivery_exception_hold: ['exception', 'held'],
  delivery_exception_undeliverable: ['exception', null],
};
