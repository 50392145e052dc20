import { z } from 'zod';
import { DELIVERY_KINDS } from '@/lib/delivery/constants';
import { PAYMENT_KINDS } from '@/lib/payments/constants';
import { NOTIFICATION_EVENTS, NOTIFICATION_STATES } from './constants';

/** What a notification carries beside its references; kept in the row. */
export const notificationDataSchema = z.object({
  /** When the thing happened (RFC 3339); its age decides whether the message is still worth sending. */
  occurredAt: z.iso.datetime(),
  /** When a person asked for it once more; its age counts from here. */
  resentAt: z.iso.datetime().optional(),
  /** The day a late parcel comes now; each new day is another message. */
  day: z.iso.date().optional(),
  /** The payment that a `return.refunded` tells of; a return paid in two steps gets two messages. */
  intentId: z.string().optional(),
  /** A withdrawal that a person must read, in the consumer's own words, and what the shop calls it. */
  declaration: z.string().max(4_000).optional(),
  reference: z.string().max(60).optional(),
  /** Which of an order's links an `order.link` names (order-link.ts): it opens nothing by itself. */
  linkVersion: z.int().positive().optional(),
  /** A delivery request that was answered, with what was wanted and what the carrier said. */
  request: z
    .object({
      kind: z.enum(DELIVERY_KINDS),
      wanted: z.record(z.string(), z.string().nullable()),
      carrier: z.string(),
      answer: z.string().nullable(),
    })
    .optional(),
  /** What the shop writes in an `order.message`; its `reference` tells one message from the next. */
  message: z.string().max(2_000).optional(),
  /** What the shop asks in a `return.question`; its `reference` tells one question from the next. */
  question: z.string().max(1_000).optional(),
  /** The problem report that a `report.…` is about. */
  reportId: z.uuid().optional(),
  amount: z.object({ amount: z.int(), currency: z.string() }).optional(),
  /** What a code is for, where it is not a delivery: the account that a refund goes to. */
  purpose: z.literal('account').optional(),
  /** What a payment is for. */
  about: z.enum(PAYMENT_KINDS).optional(),
  /** A last moment: to pay, to hand over, to spend. */
  until: z.iso.datetime().optional(),
  /** What is back in stock, as the shopper knows it. */
  item: z.string().max(600).optional(),
});
export type NotificationData = z.infer<typeof notificationDataSchema>;

/** The query of the console's outbox; what cannot be read counts as not given, so that an old bookmark still opens. */
export const outboxQuery = z.object({
  state: z.enum(NOTIFICATION_STATES).nullable().catch(null),
  event: z.enum(NOTIFICATION_EVENTS).nullable().catch(null),
  cursor: z.string().max(400).nullable().catch(null),
});
export type OutboxQuery = z.output<typeof outboxQuery>;

export const resendInput = z.strictObject({ shop: z.string().max(63), id: z.uuid() });
