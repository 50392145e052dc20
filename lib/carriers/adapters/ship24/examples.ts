import type { Examples } from '../examples';
import { scan, tracking } from './samples';

const scanned = (over: Record<string, unknown>) => JSON.stringify({ trackings: [tracking([scan(over)])] });

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  MILESTONES: {
    payload: (statusMilestone) => scanned({ statusMilestone, statusCode: null }),
    means: {
      pending: 'unknown no_data - -',
      info_received: 'pre_transit label_created - -',
      in_transit: 'in_transit - - -',
      out_for_delivery: 'out_for_delivery loaded - -',
      failed_attempt: 'attempt_failed - unknown carrier',
      available_for_pickup: 'available_for_pickup ready_at_point - shopper',
      delivered: 'delivered - - -',
      exception: 'exception - unknown carrier',
    },
  },
  CODES: {
    payload: (statusCode) => scanned({ statusCode, statusMilestone: null }),
    means: {
      data_order_created: 'pre_transit label_created - -',
      data_order_cancelled: 'exception cancelled merchant merchant',
      data_delivery_proposed: 'in_transit delivery_scheduled - -',
      data_delivery_decided: 'in_transit delivery_scheduled - -',
      destination_arrival: 'in_transit arrived_in_country - -',
      customs_received: 'in_transit customs_started - -',
      customs_exception: 'exception customs_delay customs carrier',
      customs_rejected: 'exception customs_delay customs merchant',
      customs_cleared: 'in_transit customs_cleared - -',
      delivery_available_for_pickup: 'available_for_pickup ready_at_point - shopper',
      delivery_out_for_delivery: 'out_for_delivery loaded - -',
      delivery_attempted: 'attempt_failed - unknown carrier',
      delivery_delivered: 'delivered - - -',
      exception_return: 'returned returning - merchant',
    },
  },
};
