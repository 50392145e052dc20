/** What endpoints can be told of, with the sentence that explains it. `data` is what the API answers for the thing. */
export const WEBHOOK_EVENTS = {
  'order.updated': 'An order was written, for the first time or again',
  'shipment.created': 'A shipment was written for the first time',
  'shipment.updated': 'Where a shipment is, or when it comes, has changed',
  'shipment.delivered': 'A shipment has arrived',
  'return.created': 'A return was opened',
  'return.updated': 'Something was done about a return, by a person, a program or its parcel',
  'refund.succeeded': 'Money of a return has moved, or store credit was given',
  'refund.failed': 'A refund could not be paid and needs a person',
  'report.created': 'A shopper reported that something is wrong with a delivery',
  'report.updated': 'A report was asked about, answered, decided or taken back',
  'delivery_request.updated': 'A change to a delivery was asked for, sent, answered or taken back',
  'brand.published': 'A theme was published, or an earlier one again',
} as const;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[];

/** Sent when somebody asks for it, whatever an endpoint is subscribed to. */
export const TEST_EVENT = 'webhook.test';

/** Every event, also those still to come. */
export const EVERY_EVENT = '*';

export const DELIVERY_STATES = ['queued', 'delivered', 'failed'] as const;

export const DISABLED_REASONS = ['asked', 'gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Columns that sealed values are bound to. */
export const SECRET_COLUMN = 'webhook_endpoints.secret';

/** Pauses before the second, third … try, in seconds: ten tries in about three days (Standard Webhooks 1.0, "Retries"). */
export const PAUSES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** An endpoint that has taken nothing for so long is disabled. */
export const GIVE_UP_HOURS = 120;

/** How long the secret before a rotation goes on signing, unless told. */
export const OVERLAP_HOURS = 24;
export const LONGEST_OVERLAP_HOURS = 24 * 7;

export const MOST_ENDPOINTS = 50;

/** An answer is waited for so long, and so much of it is kept. */
export const TIMEOUT_MS = 15_000;
export const KEPT_ANSWER = 1_000;

/** Events and their deliveries are forgotten after so many days. */
export const KEPT_DAYS = 30;
