import type { Examples } from '../examples';
import { lifeCycle, step } from './samples';

/** Each code of the dictionary in a payload, and what is to be understood of it. A new row of codes.ts has one here. */
export const examples: Examples = {
  STATUSES: {
    payload: (status) => lifeCycle(step(status, '8/18/2026 4:09:55 AM')),
    means: {
      AcceptedByShipper: 'pre_transit label_created - -',
      Accepted: 'in_transit accepted - -',
      PickedUp: 'in_transit accepted - -',
      PickedUpByConsignee: 'delivered collected - -',
      AtSendingDepot: 'in_transit arrived - -',
      BetweenDepots: 'in_transit arrived - -',
      OnTheRoad: 'in_transit departed - -',
      AtDeliveryDepot: 'in_transit at_local_depot - -',
      Depot: 'in_transit at_local_depot - -',
      Courier: 'out_for_delivery loaded - -',
      OutForDelivery: 'out_for_delivery loaded - -',
      ParcelShop: 'available_for_pickup ready_at_point - shopper',
      DeliveryFailure: 'attempt_failed - unknown carrier',
      ReturningFromDelivery: 'attempt_failed - unknown carrier',
      Delivered: 'delivered - - -',
      ReturnToSender: 'returned returning - merchant',
    },
  },
};
