import type { CodeTable } from '../../rules/meaning';

export const MILESTONES: CodeTable = {
  pending: ['unknown', 'no_data'],
  info_received: ['pre_transit', 'label_created'],
  in_transit: ['in_transit', null],
  out_for_delivery: ['out_for_delivery', 'loaded'],
  failed_attempt: ['attempt_failed', null],
  available_for_pickup: ['available_for_pickup', 'ready_at_point'],
  delivered: ['delivered', null],
  exception: ['exception', null],
};

/** Finer than the milestone; a code that is not listed leaves it as it is. */
export const CODES: CodeTable = {
  data_order_created: ['pre_transit', 'label_created'],
  data_order_cancelled: ['exception', 'cancelled'],
  data_delivery_proposed: ['in_transit', 'delivery_scheduled'],
  data_delivery_decided: ['in_transit', 'delivery_scheduled'],
  destination_arrival: ['in_transit', 'arrived_in_country'],
  customs_received: ['in_transit', 'customs_started'],
  customs_exception: ['exception', 'customs_delay'],
  customs_rejected: ['exception', 'customs_delay', 'customs', 'merchant'],
  customs_cleared: ['in_transit', 'customs_cleared'],
  delivery_available_for_pickup: ['available_for_pickup', 'ready_at_point'],
  delivery_out_for_delivery: ['out_for_delivery', 'loaded'],
  delivery_attempted: ['attempt_failed', null],
  delivery_delivered: ['delivered', null],
  exception_return: ['returned', 'returning'],
};

/** Every code that begins so says the parcel goes back. */
export const RETURN_PREFIXES = ['exception_return', 'return'] as const;
