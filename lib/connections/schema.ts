import { z } from 'zod';
import { SOURCES } from '@/lib/carriers/types';
import { externalIdField, textField } from '@/lib/core/fields';
import { platformOrderSchema } from '@/lib/orders/schema';

/** A connection as a caller makes it (CONTRACT.md 5). */
export const connectionWriteSchema = z.strictObject({
  source: z.enum(SOURCES),
  name: textField(100, 1).nullish(),
  /** What the provider signs with. Left out: Porchlight makes one and answers it once. */
  secret: textField(500, 1).nullish(),
  /** What Porchlight needs to ask the provider itself; kept sealed, never answered. */
  credentials: z.record(textField(100, 1), textField(4000)).nullish(),
});
export type ConnectionWrite = z.output<typeof connectionWriteSchema>;

export const connectionReadSchema = z.object({
  id: z.string(),
  source: z.enum(SOURCES),
  name: z.string(),
  /** Where the provider sends to. */
  webhook_url: z.string(),
  created_at: z.string(),
  last_seen_at: z.string().nullable(),
  /** When the provider last answered a question of ours. */
  last_poll_at: z.string().nullable(),
  /** Whether it is asked by itself: credentials were given and the source can be asked. */
  is_polled: z.boolean(),
  /** Where delivery requests are posted to, and those of which couriers; null and none where nobody's are. */
  delivery_requests_url: z.string().nullable(),
  delivery_requests_carriers: z.array(z.string()),
  last_error_at: z.string().nullable(),
  last_error: z.string().nullable(),
  /** Deliveries that were too large to be taken: how many, and the latest. */
  too_large_count: z.int(),
  too_large_at: z.string().nullable(),
  too_large_bytes: z.int().nullable(),
});
export type ConnectionRead = z.output<typeof connectionReadSchema>;

export const connectionCreatedSchema = connectionReadSchema.extend({
  /** Only where Porchlight made it, and only this once. */
  secret: z.string().optional(),
});

/** An order as a shop platform's adapter hands it over: the write shape with the platform's own id beside it. */
export const incomingOrderSchema = z
  .looseObject({ external_id: externalIdField })
  .transform(({ external_id, ...order }) => ({ externalId: external_id, order }))
  .pipe(z.object({ externalId: z.string(), order: platformOrderSchema }));

/** The query of the console's inbox; what cannot be read counts as not given, so that an old bookmark still opens. */
export const inboxQuery = z.object({
  tab: z.enum(['waiting', 'understood']).catch('waiting'),
  connection: z.uuid().nullable().catch(null),
  cursor: z.string().max(400).nullable().catch(null),
});
export type InboxQuery = z.output<typeof inboxQuery>;

/** Which shop's console it came from: a selector that the gate proves, never an authority. */
const shop = z.string().max(63);

export const createConnectionInput = z.strictObject({
  shop,
  source: z.enum(SOURCES),
  name: textField(100).transform((text) => text.trim()),
  secret: textField(500)
    .transform((text) => text.trim())
    .nullable(),
});
export const connectionInput = z.strictObject({ shop, id: z.uuid() });
export const replaceCredentialsInput = z.strictObject({
  shop,
  id: z.uuid(),
  credentials: z.record(textField(100, 1), textField(4000)),
});
export const replaceSecretInput = z.strictObject({
  shop,
  id: z.uuid(),
  secret: textField(500)
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Paste the secret here.'),
});
