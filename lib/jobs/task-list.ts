import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { systemGate } from '@/lib/auth/system';
import { AppError } from '@/lib/core/errors';
import type { Gate } from '@/lib/core/unit-of-work';
import { jobSchemas } from './schema';
import type { JobName } from './types';

/** Which try this is, and whether it is the last before the job is laid aside. */
export type Attempt = { number: number; last: boolean };

/** What a job of a shop is: the shop's gate, what it was queued with, and how often it has been tried. Safe to repeat. */
export type ShopTask<N extends JobName> = (
  gate: Gate,
  payload: z.output<(typeof jobSchemas)[N]>,
  attempt: Attempt,
) => Promise<void>;

/** Handlers are loaded when first needed, so that a web process that only queues jobs never carries them. */
const ofShop =
  <N extends JobName>(name: N, load: () => Promise<ShopTask<N>>): Task =>
  async (payload: unknown, { job }: JobHelpers) => {
    const parsed = jobSchemas[name].safeParse(payload);
    if (!parsed.success) throw new Error(`Not the payload of a job: ${z.prettifyError(parsed.error)}`);
    const input = parsed.data as z.output<(typeof jobSchemas)[N]>;
    const run = await load();
    const attempt = { number: job.attempts, last: job.attempts >= job.max_attempts };
    await run(systemGate(input.shopId, name), input, attempt).catch((error) => {
      // Erased with its shop or order while the job waited: no repeat brings it back.
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    });
  };

export const taskList: TaskList = {
  'send-notification': ofShop(
    'send-notification',
    async () => (await import('./tasks/send-notification')).sendNotification,
  ),
  'deliver-webhook': ofShop('deliver-webhook', async () => (await import('./tasks/deliver-webhook')).deliverWebhook),
  'tell-dependency': ofShop('tell-dependency', async () => (await import('./tasks/tell-dependency')).tellDependency),
  'tell-owner': ofShop('tell-owner', async () => (await import('./tasks/tell-owner')).tellOwner),
  'forget-mails': ofShop('forget-mails', async () => (await import('./tasks/forget-mails')).forgetMails),
  'process-inbox': ofShop('process-inbox', async () => (await import('./tasks/process-inbox')).processInbox),
  'process-backlog': ofShop('process-backlog', async () => (await import('./tasks/process-backlog')).processBacklog),
  'settle-refund': ofShop('settle-refund', async () => (await import('./tasks/settle-refund')).settleRefund),
  'check-refund': ofShop('check-refund', async () => (await import('./tasks/check-refund')).checkRefund),
  'buy-label': ofShop('buy-label', async () => (await import('./tasks/buy-label')).buyLabel),
  'void-label': ofShop('void-label', async () => (await import('./tasks/void-label')).voidLabel),
  'send-delivery-request': ofShop(
    'send-delivery-request',
    async () => (await import('./tasks/send-delivery-request')).sendDeliveryRequest,
  ),
  'remind-draft': ofShop('remind-draft', async () => (await import('./tasks/remind-draft')).remindDraft),
  'expire-return': ofShop('expire-return', async () => (await import('./tasks/expire-return')).expireReturn),
  'follow-payment': ofShop('follow-payment', async () => (await import('./tasks/follow-payment')).followPayment),
  'remind-payment': ofShop('remind-payment', async () => (await import('./tasks/remind-payment')).remindPayment),
  'follow-hand-over': ofShop('follow-hand-over', async () => (await import('./tasks/follow-hand-over')).followHandOver),
  'review-credit': ofShop('review-credit', async () => (await import('./tasks/review-credit')).reviewCredit),
  'tell-stock': ofShop('tell-stock', async () => (await import('./tasks/tell-stock')).tellStock),
  'poll-shipment': ofShop('poll-shipment', async () => (await import('./tasks/poll-shipment')).pollShipment),
  'follow-parcel': ofShop('follow-parcel', async () => (await import('./tasks/follow-parcel')).followParcel),
  'test-connection': ofShop('test-connection', async () => (await import('./tasks/test-connection')).testConnection),
  'fetch-photo': ofShop('fetch-photo', async () => (await import('./tasks/fetch-photo')).fetchPhoto),
  'check-shipment': ofShop('check-shipment', async () => (await import('./tasks/check-shipment')).checkShipment),
  'publish-brand': ofShop('publish-brand', async () => (await import('./tasks/publish-brand')).publishBrandWhenDue),
  'publish-policy': ofShop('publish-policy', async () => (await import('./tasks/publish-policy')).publishPolicy),
  'auto-refund': ofShop('auto-refund', async () => (await import('./tasks/auto-refund')).autoRefund),
  'check-domains': async () => (await import('./tasks/check-domains')).checkEveryDomain(),
  'learn-transit': async () => (await import('./tasks/learn-transit')).learnEveryShop(),
  prune: async (_payload, helpers) => (await import('./tasks/prune')).prune(helpers),
  'review-parcels': async () => (await import('./tasks/review-parcels')).reviewParcels(),
  'heal-parcels': async () => (await import('./tasks/heal-parcels')).healParcels(),
  'plan-polls': async () => (await import('./tasks/plan-polls')).planPolls(),
  'move-demo-parcel': async (_payload, helpers) => (await import('./tasks/move-demo-parcel')).moveDemoParcel(helpers),
};
