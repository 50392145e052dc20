import type { CodeTable } from '../../rules/meaning';

/** `eventCode`, the first five letters. */
export const EVENTS: CodeTable = {
  EVNMI: ['in_transit', 'missorted'],
  EVPPA: ['pre_transit', 'label_created'],
  EVDAV: ['in_transit', 'accepted'],
  EVAIP: ['in_transit', 'accepted'],
  EVIPI: ['in_transit', 'arrived'],
  EVNAC: ['in_transit', 'accepted'],
  EVNRT: ['returned', 'returning'],
  EVGPD: ['out_for_delivery', 'loaded'],
  EVIMC: ['out_for_delivery', 'loaded'],
  EVKSP: ['delivered', null],
  EVKOP: ['delivered', null],
  EVKSF: ['delivered', null],
  EVKSU: ['delivered', null],
  EVNKS: ['attempt_failed', null],
  EVNKR: ['attempt_failed', null],
};

/** `statusCategory` of the summary, in capitals. */
export const CATEGORIES: CodeTable = {
  'IN TRANSIT': ['in_transit', null],
  DELIVERED: ['delivered', null],
  ATTEMPTED: ['attempt_failed', null],
  'ATTEMPTED DELIVERY': ['attempt_failed', null],
  AVAILABLE: ['available_for_pickup', 'ready_at_point'],
  'AVAILABLE FOR COLLECTION': ['available_for_pickup', 'ready_at_point'],
  'READY FOR COLLECTION': ['available_for_pickup', 'ready_at_point'],
  RETURNED: ['returned', 'returning'],
  RETURNING: ['returned', 'returning'],
  'RETURN TO SENDER': ['returned', 'returning'],
  'NOT DELIVERED': ['exception', null],
};
