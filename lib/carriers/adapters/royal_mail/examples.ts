import type { Examples } from '../examples';
import { piece } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  EVENTS: {
    payload: (code) => JSON.stringify({ mailPieces: piece('', '', code) }),
    means: {
      EVNMI: 'in_transit missorted carrier carrier',
      EVPPA: 'pre_transit label_created - -',
      EVDAV: 'in_transit accepted - -',
      EVAIP: 'in_transit accepted - -',
      EVIPI: 'in_transit arrived - -',
      EVNAC: 'in_transit accepted - -',
      EVNRT: 'returned returning - merchant',
      EVGPD: 'out_for_delivery loaded - -',
      EVIMC: 'out_for_delivery loaded - -',
      EVKSP: 'delivered - - -',
      EVKOP: 'delivered - - -',
      EVKSF: 'delivered - - -',
      EVKSU: 'delivered - - -',
      EVNKS: 'attempt_failed - unknown carrier',
      EVNKR: 'attempt_failed - unknown carrier',
    },
  },
  CATEGORIES: {
    payload: (category) => JSON.stringify({ mailPieces: { ...piece(category, '', ''), events: [] } }),
    means: {
      'IN TRANSIT': 'in_transit - - -',
      DELIVERED: 'delivered - - -',
      ATTEMPTED: 'attempt_failed - unknown carrier',
      'ATTEMPTED DELIVERY': 'attempt_failed - unknown carrier',
      AVAILABLE: 'available_for_pickup ready_at_point - shopper',
      'AVAILABLE FOR COLLECTION': 'available_for_pickup ready_at_point - shopper',
      'READY FOR COLLECTION': 'available_for_pickup ready_at_point - shopper',
      RETURNED: 'returned returning - merchant',
      RETURNING: 'returned returning - merchant',
      'RETURN TO SENDER': 'returned returning - merchant',
      'NOT DELIVERED': 'exception - unknown carrier',
    },
  },
};
