import type { Examples } from '../examples';
import { tracker } from './samples';

const scanned = (event: Record<string, string>) =>
  JSON.stringify(
    tracker({ events: [{ date: '2026-05-06', time: '18:00', code: 'X', description: 'Scan', ...event }] }),
  );

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  STATUSES: {
    payload: (status) => scanned({ status }),
    means: {
      pending: 'pre_transit label_created - -',
      picked_up: 'in_transit picked_up - -',
      unknown: 'unknown - - -',
      on_hold: 'exception held unknown carrier',
      cancelled: 'exception cancelled merchant merchant',
      delivered: 'delivered - - -',
      in_transit: 'in_transit - - -',
      delivery_delayed: 'in_transit delay carrier carrier',
      out_for_delivery: 'out_for_delivery loaded - -',
      ready_for_pickup: 'available_for_pickup ready_at_point - shopper',
      delivery_failed: 'attempt_failed - unknown carrier',
      return_to_sender: 'returned returning - merchant',
    },
  },
  REASONS: {
    payload: (reason) => scanned({ status: 'delivery_failed', reason }),
    means: {
      carrier_damaged_parcel: 'exception damaged carrier merchant',
      carrier_sorting_error: 'in_transit missorted carrier carrier',
      carrier_parcel_lost: 'exception lost carrier merchant',
      consignee_refused: 'attempt_failed refused recipient merchant',
      consignee_business_closed: 'attempt_failed business_closed recipient carrier',
      consignee_not_home: 'attempt_failed not_home recipient shopper',
      consignee_not_available: 'attempt_failed not_home recipient shopper',
      consignee_incorrect_address: 'exception address_problem recipient shopper',
      consignee_access_restricted: 'attempt_failed no_access recipient shopper',
      consignee_cod_unpaid: 'exception payment_due recipient shopper',
      customs_delay: 'exception customs_delay customs carrier',
      customs_documentation: 'exception missing_documents customs merchant',
      customs_duties_unpaid: 'exception payment_due customs shopper',
      weather_delay: 'in_transit weather_delay weather carrier',
      delivery_exception_hold: 'exception held unknown carrier',
      delivery_exception_undeliverable: 'exception - unknown carrier',
    },
  },
};
