import type { Examples } from '../examples';
import { answer, item } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  STATUSES: {
    payload: (status) => JSON.stringify(answer(item(status))),
    means: {
      created: 'pre_transit label_created - -',
      initiated: 'pre_transit label_created - -',
      sealed: 'pre_transit label_created - -',
      'in transit': 'in_transit - - -',
      'on board for delivery': 'out_for_delivery loaded - -',
      'onboard for delivery': 'out_for_delivery loaded - -',
      'awaiting collection': 'available_for_pickup ready_at_point - shopper',
      'ready for pickup': 'available_for_pickup ready_at_point - shopper',
      delivered: 'delivered - - -',
      'delivered in full': 'delivered - - -',
      'unsuccessful delivery': 'attempt_failed - unknown carrier',
      'to be re-delivered': 'attempt_failed rescheduled unknown carrier',
      'possible delay': 'exception delay carrier carrier',
      'held by courier': 'exception held unknown carrier',
      'article damaged': 'exception damaged carrier merchant',
      'cannot be delivered': 'exception - unknown carrier',
      cancelled: 'exception cancelled merchant merchant',
      'returned to sender': 'returned returning - merchant',
    },
  },
  EVENTS: {
    payload: (sentence) => JSON.stringify(answer(item('', sentence))),
    means: {
      'Returned to sender': 'returned returning - merchant',
      'Delivered - Left in a safe place': 'delivered left_in_safe_place - -',
      'Shipping information received by Australia Post': 'pre_transit label_created - -',
      'Onboard for delivery': 'out_for_delivery loaded - -',
      'Awaiting collection at KEW LPO': 'available_for_pickup ready_at_point - shopper',
      'Attempted delivery - card left': 'attempt_failed - unknown carrier',
      'Cleared by customs': 'in_transit customs_cleared - -',
      'In customs, awaiting clearance': 'in_transit customs_started - -',
      'Received by Australia Post': 'in_transit accepted - -',
      'Arrived in destination country': 'in_transit arrived_in_country - -',
      'Item processed at facility': 'in_transit arrived - -',
      'In transit to next facility': 'in_transit departed - -',
      'Article damaged': 'exception damaged carrier merchant',
    },
  },
};
