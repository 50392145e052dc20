import type { CodeTable } from '../../rules/meaning';

/** `statusCode` of Shipment Tracking – Unified. Everything finer is told in words. */
export const UNIFIED: CodeTable = {
  'pre-transit': ['pre_transit', 'label_created'],
  transit: ['in_transit', null],
  delivered: ['delivered', null],
  failure: ['exception', null],
  unknown: ['unknown', null],
};

/** DHL Express checkpoints (MyDHL and XML-PI). */
export const EXPRESS: CodeTable = {
  SA: ['pre_transit', 'label_created'],
  PU: ['in_transit', 'picked_up'],
  PO: ['in_transit', 'departed'],
  PL: ['in_transit', 'arrived'],
  AF: ['in_transit', 'arrived'],
  AR: ['in_transit', 'at_local_depot'],
  DF: ['in_transit', 'departed'],
  RW: ['in_transit', null],
  TP: ['in_transit', 'handed_over'],
  CR: ['in_transit', 'customs_cleared'],
  CI: ['in_transit', 'customs_started'],
  RR: ['in_transit', 'customs_started'],
  CD: ['exception', 'customs_delay'],
  UD: ['exception', 'customs_delay', 'customs', 'shopper'],
  WC: ['out_for_delivery', 'loaded'],
  OK: ['delivered', null],
  DL: ['delivered', null],
  DD: ['delivered', null],
  NH: ['attempt_failed', 'not_home'],
  CA: ['attempt_failed', 'business_closed'],
  ND: ['attempt_failed', null],
  MD: ['in_transit', 'delay'],
  CM: ['exception', 'address_problem'],
  BA: ['exception', 'address_problem'],
  RD: ['exception', 'refused'],
  MS: ['exception', 'missorted'],
  OH: ['exception', 'held'],
  HP: ['exception', 'payment_due'],
  RT: ['returned', 'returning'],
};

/** DHL Paket, `ice` of the German piece XML; `ric` tells the circumstances. */
export const PAKET: CodeTable = {
  SHRCU: ['in_transit', 'accepted'],
  PARCV: ['pre_transit', 'label_created'],
  PCKDU: ['in_transit', 'picked_up'],
  LDTMV: ['in_transit', 'departed'],
  ULFMV: ['in_transit', 'at_local_depot'],
  SRTED: ['in_transit', 'at_local_depot'],
  DLVRD: ['delivered', null],
  NTDEL: ['attempt_failed', null],
  HLDCC: ['available_for_pickup', 'ready_at_point'],
  RETRN: ['returned', 'returning'],
};
