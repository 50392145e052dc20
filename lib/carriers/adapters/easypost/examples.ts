import type { Examples } from '../examples';
import { tracker } from './samples';

/** The status that comes with a detail, where it is not that the parcel moves. */
const STATUS: Record<string, string> = {
  awaiting_information: 'pre_transit',
  cancelled: 'failure',
  damaged: 'failure',
  held: 'failure',
  label_created: 'pre_transit',
  lost: 'failure',
  out_for_delivery: 'out_for_delivery',
  refused: 'failure',
};

const scanned = (members: Record<string, string>) =>
  JSON.stringify(tracker({ tracking_details: [{ message: 'Scan', datetime: '2026-05-05T10:00:00Z', ...members }] }));

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  STATUSES: {
    payload: (status) => scanned({ status }),
    means: {
      unknown: 'unknown - - -',
      pre_transit: 'pre_transit - - -',
      in_transit: 'in_transit - - -',
      out_for_delivery: 'out_for_delivery - - -',
      delivered: 'delivered - - -',
      available_for_pickup: 'available_for_pickup - - shopper',
      return_to_sender: 'returned - - merchant',
      failure: 'exception - unknown carrier',
      cancelled: 'exception cancelled merchant merchant',
      error: 'unknown no_data - -',
    },
  },
  DETAILS: {
    payload: (detail) => scanned({ status: STATUS[detail] ?? 'in_transit', status_detail: detail }),
    means: {
      address_correction: 'in_transit address_problem recipient shopper',
      arrived_at_destination: 'in_transit arrived - -',
      arrived_at_facility: 'in_transit arrived - -',
      arrived_at_pickup_location: 'available_for_pickup ready_at_point - shopper',
      awaiting_information: 'pre_transit awaiting_carrier - merchant',
      cancelled: 'exception cancelled merchant merchant',
      damaged: 'exception damaged carrier merchant',
      delayed: 'in_transit delay carrier carrier',
      departed_facility: 'in_transit departed - -',
      departed_origin_facility: 'in_transit departed - -',
      expired: 'expired - - -',
      held: 'exception held unknown carrier',
      label_created: 'pre_transit label_created - -',
      lost: 'exception lost carrier merchant',
      missorted: 'in_transit missorted carrier carrier',
      out_for_delivery: 'out_for_delivery loaded - -',
      received_at_destination_facility: 'in_transit at_local_depot - -',
      received_at_origin_facility: 'in_transit accepted - -',
      refused: 'exception refused recipient merchant',
      return: 'returned returning - merchant',
      transferred_to_destination_carrier: 'in_transit handed_over - -',
      weather_delay: 'in_transit weather_delay weather carrier',
    },
  },
};
