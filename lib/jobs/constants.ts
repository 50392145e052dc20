import type { JobName } from './types';

/** How the worker's connections are named on the server, for whoever looks there. */
export const APPLICATION_NAME = 'porchlight worker';

/** Jobs at work at once in one process; most of them wait for a mail server or a payment provider. */
export const CONCURRENCY = 10;

/**
 * Tries before a job is laid aside with its last error. The pause between tries grows from seconds to six hours:
 * ten tries span about three hours, thirteen about 22. A refund stops there, because payment providers may forget an
 * idempotency key after 24 hours (Stripe).
 */
export const MAX_ATTEMPTS: Record<JobName, number> = {
  'send-notification': 10,
  'deliver-webhook': 10,
  'tell-owner': 10,
  'tell-dependency': 10,
  'forget-mails': 10,
  'process-inbox': 10,
  'process-backlog': 10,
  'settle-refund': 13,
  'check-refund': 10,
  'expire-return': 10,
  'follow-payment': 13,
  'remind-payment': 10,
  'follow-hand-over': 10,
  'review-credit': 10,
  'tell-stock': 10,
  'buy-label': 10,
  'void-label': 10,
  'send-delivery-request': 10,
  'remind-draft': 5,
  'poll-shipment': 3,
  'follow-parcel': 10,
  'test-connection': 2,
  'fetch-photo': 10,
  'check-shipment': 10,
  'publish-policy': 10,
  'publish-brand': 10,
  'auto-refund': 10,
};

/** In the demo one parcel moves at a time, this often: never ten at once. */
export const DEMO_MOVE_SECONDS = { min: 60, max: 90 };

/** How often the parcels that are due to be asked about are looked up. */
export const POLL_PLAN_MINUTES = 5;

export const IDEMPOTENCY_KEY_DAYS = 30;
