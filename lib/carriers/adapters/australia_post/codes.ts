import type { CodeRow, CodeTable } from '../../rules/meaning';

/** Statuses of items, in lower case. */
export const STATUSES: CodeTable = {
  created: ['pre_transit', 'label_created'],
  initiated: ['pre_transit', 'label_created'],
  sealed: ['pre_transit', 'label_created'],
  'in transit': ['in_transit', null],
  'on board for delivery': ['out_for_delivery', 'loaded'],
  'onboard for delivery': ['out_for_delivery', 'loaded'],
  'awaiting collection': ['available_for_pickup', 'ready_at_point'],
  'ready for pickup': ['available_for_pickup', 'ready_at_point'],
  delivered: ['delivered', null],
  'delivered in full': ['delivered', null],
  'unsuccessful delivery': ['attempt_failed', null],
  'to be re-delivered': ['attempt_failed', 'rescheduled'],
  'possible delay': ['exception', 'delay'],
  'held by courier': ['exception', 'held'],
  'article damaged': ['exception', 'damaged'],
  'cannot be delivered': ['exception', null],
  cancelled: ['exception', 'cancelled'],
  'returned to sender': ['returned', 'returning'],
};

/** Events bear no codes, only one of a set of sentences; the first that fits counts. */
export const EVENTS: readonly (readonly [RegExp, CodeRow])[] = [
  [/return(?:ed|ing)? to (?:the )?sender/i, ['returned', 'returning']],
  [/^delivered/i, ['delivered', null]],
  [/^shipping information/i, ['pre_transit', 'label_created']],
  [/on ?board (?:for|with driver for) delivery|with driver for delivery/i, ['out_for_delivery', 'loaded']],
  [
    /awaiting collection|ready (?:for|to) (?:pick ?up|collect)|available for collection/i,
    ['available_for_pickup', 'ready_at_point'],
  ],
  [/attempted|unsuccessful delivery|could not be delivered|card(?:ed)? (?:left|at)/i, ['attempt_failed', null]],
  [/cleared by customs|cleared customs/i, ['in_transit', 'customs_cleared']],
  [/in customs|awaiting clearance|held by customs/i, ['in_transit', 'customs_started']],
  [/^received (?:by|item)|lodged|picked up/i, ['in_transit', 'accepted']],
  [/^arrived in /i, ['in_transit', 'arrived_in_country']],
  [/^(?:arrived|item processed|processed)/i, ['in_transit', 'arrived']],
  [/^(?:in transit|despatch|departed|cleared and awaiting international departure)/i, ['in_transit', 'departed']],
  [/damaged/i, ['exception', 'damaged']],
];
