import type { CodeTable } from '../../rules/meaning';

/** `status` of the parcel life cycle. Labels are of the progress bar, not of the event, and are not read. */
export const STATUSES: CodeTable = {
  AcceptedByShipper: ['pre_transit', 'label_created'],
  Accepted: ['in_transit', 'accepted'],
  PickedUp: ['in_transit', 'accepted'],
  PickedUpByConsignee: ['delivered', 'collected'],
  AtSendingDepot: ['in_transit', 'arrived'],
  BetweenDepots: ['in_transit', 'arrived'],
  OnTheRoad: ['in_transit', 'departed'],
  AtDeliveryDepot: ['in_transit', 'at_local_depot'],
  Depot: ['in_transit', 'at_local_depot'],
  Courier: ['out_for_delivery', 'loaded'],
  OutForDelivery: ['out_for_delivery', 'loaded'],
  ParcelShop: ['available_for_pickup', 'ready_at_point'],
  DeliveryFailure: ['attempt_failed', null],
  ReturningFromDelivery: ['attempt_failed', null],
  Delivered: ['delivered', null],
  ReturnToSender: ['returned', 'returning'],
};
