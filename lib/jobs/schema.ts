import { z } from 'zod';
import { PAY_MOMENTS } from '@/lib/policies/constants';
import type { JobName, JobPayloads } from './types';

/** Every job of a shop says which shop; the rest is what `enqueueJob` was given. */
const ofShop = <T extends z.ZodRawShape>(members: T) => z.object({ shopId: z.uuid(), ...members });

export const jobSchemas = {
  'send-notification': ofShop({ notificationId: z.uuid() }),
  'deliver-webhook': ofShop({ deliveryId: z.uuid() }),
  'tell-dependency': ofShop({ carrier: z.string(), userId: z.uuid() }),
  'tell-owner': ofShop({ endpointId: z.uuid(), userId: z.uuid() }),
  'forget-mails': ofShop({ notificationIds: z.array(z.uuid()) }),
  'process-inbox': ofShop({ inboxId: z.uuid() }),
  'process-backlog': ofShop({}),
  'settle-refund': ofShop({ intentId: z.uuid() }),
  'check-refund': ofShop({ intentId: z.uuid(), round: z.int().min(0) }),
  'expire-return': ofShop({ returnId: z.uuid() }),
  'follow-payment': ofShop({ paymentId: z.uuid() }),
  'remind-payment': ofShop({ paymentId: z.uuid() }),
  'follow-hand-over': ofShop({ returnId: z.uuid() }),
  'review-credit': ofShop({ accountId: z.uuid() }),
  'tell-stock': ofShop({ variantId: z.uuid() }),
  'buy-label': ofShop({ labelId: z.uuid() }),
  'void-label': ofShop({ labelId: z.uuid() }),
  'send-delivery-request': ofShop({ requestId: z.uuid() }),
  'remind-draft': ofShop({ orderId: z.uuid() }),
  'poll-shipment': ofShop({ shipmentId: z.uuid() }),
  'follow-parcel': ofShop({ connectionId: z.uuid(), shipmentId: z.uuid() }),
  'test-connection': ofShop({ connectionId: z.uuid() }),
  'fetch-photo': ofShop({ photoId: z.uuid() }),
  'check-shipment': ofShop({ shipmentId: z.uuid() }),
  'publish-policy': ofShop({ revision: z.int() }),
  'publish-brand': ofShop({}),
  'auto-refund': ofShop({ returnId: z.uuid(), moment: z.enum(PAY_MOMENTS) }),
} satisfies { [N in JobName]: z.ZodType<JobPayloads[N] & { shopId: string }> };
