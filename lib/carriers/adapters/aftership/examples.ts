import type { Examples } from '../examples';
import { tracking } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  TAGS: {
    payload: (tag) =>
      JSON.stringify({
        data: tracking({ checkpoints: [{ tag, message: 'Scan', checkpoint_time: '2026-05-05T08:00:00Z' }] }),
      }),
    means: {
      Pending: 'unknown no_data - -',
      InfoReceived: 'pre_transit label_created - -',
      InTransit: 'in_transit - - -',
      OutForDelivery: 'out_for_delivery loaded - -',
      AttemptFail: 'attempt_failed - unknown carrier',
      Delivered: 'delivered - - -',
      AvailableForPickup: 'available_for_pickup ready_at_point - shopper',
      Exception: 'exception - unknown carrier',
      Expired: 'expired - - -',
    },
  },
  SUBTAGS: {
    payload: (subtag) => {
      const [tag] = subtag.split('_');
      return JSON.stringify({
        data: tracking({ checkpoints: [{ tag, subtag, message: 'Scan', checkpoint_time: '2026-05-05T08:00:00Z' }] }),
      });
    },
    means: {
      Pending_001: 'unknown no_data - -',
      Pending_002: 'unknown no_data - -',
      Pending_003: 'unknown no_data - -',
      Pending_004: 'unknown no_data - -',
      Pending_005: 'unknown no_data - -',
      Pending_006: 'unknown no_data - -',
      InfoReceived_001: 'pre_transit label_created - -',
      InTransit_001: 'in_transit - - -',
      OutForDelivery_001: 'out_for_delivery loaded - -',
      AvailableForPickup_001: 'available_for_pickup ready_at_point - shopper',
      AttemptFail_001: 'attempt_failed - unknown carrier',
      Delivered_001: 'delivered - - -',
      Exception_001: 'exception - unknown carrier',
      Expired_001: 'expired - - -',
      Delivered_002: 'delivered collected - -',
      Delivered_003: 'delivered delivered_signed - -',
      Delivered_004: 'delivered delivered_to_person - -',
      Delivered_005: 'delivered delivered_to_neighbour - -',
      AttemptFail_002: 'attempt_failed not_home recipient shopper',
      AttemptFail_003: 'attempt_failed business_closed recipient carrier',
      Exception_002: 'exception address_problem recipient shopper',
      Exception_003: 'exception refused recipient merchant',
      Exception_004: 'exception customs_delay customs carrier',
      Exception_005: 'exception delay unknown carrier',
      Exception_006: 'exception payment_due recipient shopper',
      Exception_007: 'exception address_problem recipient shopper',
      Exception_008: 'exception pickup_missed recipient shopper',
      Exception_009: 'exception cancelled carrier merchant',
      Exception_010: 'returned returning - merchant',
      Exception_011: 'returned returned_to_sender - merchant',
      Exception_012: 'exception damaged carrier merchant',
      Exception_013: 'exception lost carrier merchant',
      Exception_016: 'exception delay carrier carrier',
      Exception_017: 'exception weather_delay weather carrier',
      Exception_018: 'exception missing_documents customs merchant',
      Exception_019: 'exception delay carrier carrier',
      Exception_020: 'exception cancelled merchant merchant',
      Exception_021: 'exception disposed carrier merchant',
      InTransit_002: 'in_transit accepted - -',
      InTransit_003: 'in_transit arrived - -',
      InTransit_004: 'in_transit arrived_in_country - -',
      InTransit_005: 'in_transit customs_cleared - -',
      InTransit_006: 'in_transit customs_started - -',
      InTransit_007: 'in_transit departed - -',
      InTransit_008: 'in_transit resolved - -',
      InTransit_009: 'in_transit forwarded - -',
      OutForDelivery_003: 'out_for_delivery courier_near - -',
      OutForDelivery_004: 'out_for_delivery delivery_scheduled - -',
    },
  },
};
