import { z } from 'zod';

/** What a notification carries beside its references; kept in the row. */
export const notificationDataSchema = z.object({
  /** When the thing happened (RFC 3339); its age decides whether the message is still worth sending. */
  occurredAt: z.iso.datetime(),
  /** The payment that a `return.refunded` tells of; a return paid in two steps gets two messages. */
  intentId: z.string().optional(),
  /** A withdrawal that a person must read, in the consumer's own words, and what the shop calls it. */
  declaration: z.string().max(4_000).optional(),
  reference: z.string().max(60).optional(),
  amount: z.object({ amount: z.int(), currency: z.string() }).optional(),
});
export type NotificationData = z.infer<typeof notificationDataSchema>;
