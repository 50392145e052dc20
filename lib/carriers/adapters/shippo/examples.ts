import type { Examples } from '../examples';
import { step, track } from './samples';

const STATUS: Record<string, string> = { information_received: 'PRE_TRANSIT', delivered: 'DELIVERED' };
const scanned = (status: string, code: string | null) =>
  JSON.stringify(track([step(status, code, '2026-05-05T10:00:00Z')]));

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  STATUSES: {
    payload: (status) => scanned(status, null),
    means: {
      UNKNOWN: 'unknown - - -',
      PRE_TRANSIT: 'pre_transit - - -',
      TRANSIT: 'in_transit - - -',
      DELIVERED: 'delivered - - -',
      RETURNED: 'returned - - merchant',
      FAILURE: 'exception - unknown carrier',
    },
  },
  SUBSTATUSES: {
    payload: (code) => scanned(STATUS[code] ?? 'TRANSIT', code),
    means: {
      information_received: 'pre_transit label_created - -',
      package_accepted: 'in_transit accepted - -',
      package_arrived: 'in_transit arrived - -',
      package_departed: 'in_transit departed - -',
      package_processed: 'in_transit arrived - -',
      package_processing: 'in_transit arrived - -',
      package_forwarded: 'in_transit forwarded - -',
      delivery_scheduled: 'in_transit delivery_scheduled - -',
      delivery_rescheduled: 'in_transit rescheduled - -',
      rescheduled_delivery: 'in_transit rescheduled - -',
      out_for_delivery: 'out_for_delivery loaded - -',
      pickup_available: 'available_for_pickup ready_at_point - shopper',
      delivery_attempted: 'attempt_failed - unknown carrier',
      notice_left: 'attempt_failed not_home recipient shopper',
      location_inaccessible: 'attempt_failed no_access recipient shopper',
      delayed: 'in_transit delay carrier carrier',
      address_issue: 'in_transit address_problem recipient shopper',
      contact_carrier: 'in_transit held unknown shopper',
      package_held: 'in_transit held unknown carrier',
      package_damaged: 'in_transit damaged carrier merchant',
      delivered: 'delivered - - -',
      return_to_sender: 'returned returning - merchant',
      package_unclaimed: 'returned pickup_missed recipient shopper',
      package_undeliverable: 'exception address_problem recipient shopper',
      package_disposed: 'exception disposed carrier merchant',
      package_lost: 'exception lost carrier merchant',
    },
  },
};
