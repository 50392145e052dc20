import type { PayMoment } from '@/lib/policies/constants';

/** Background jobs by name with what each needs beside the shop's id. Handlers live in lib/jobs/tasks/. */
export type JobPayloads = {
  'send-notification': { notificationId: string };
  'deliver-webhook': { deliveryId: string };
  'tell-owner': { endpointId: string; userId: string };
  'tell-dependency': { carrier: string; userId: string };
  'forget-mails': { notificationIds: string[] };
  'process-inbox': { inboxId: string };
  'process-backlog': object;
  'settle-refund': { intentId: string };
  'check-refund': { intentId: string; round: number };
  'expire-return': { returnId: string };
  'follow-payment': { paymentId: string };
  'remind-payment': { paymentId: string };
  'follow-hand-over': { returnId: string };
  'review-credit': { accountId: string };
  'tell-stock': { variantId: string };
  'buy-label': { labelId: string };
  'void-label': { labelId: string };
  'send-delivery-request': { requestId: string };
  'remind-draft': { orderId: string };
  'poll-shipment': { shipmentId: string };
  'follow-parcel': { connectionId: string; shipmentId: string };
  'test-connection': { connectionId: string };
  'fetch-photo': { photoId: string };
  'check-shipment': { shipmentId: string };
  'publish-policy': { revision: number };
  'publish-brand': Record<never, never>;
  'auto-refund': { returnId: string; moment: PayMoment };
};
export type JobName = keyof JobPayloads;
