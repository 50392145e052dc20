import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, shopId } from './columns';
import { orders } from './orders';

/** Addresses of the merchant's own systems that are told what happens. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    shopId: shopId(),
    id: id(),
    name: text('name'),
    url: text('url').notNull(),
    /** Types it is told of; `*` is all of them, also those still to come. */
    events: text('events').array().notNull(),
    /** AES-256-GCM, bound to shop and column. */
    secretSealed: bytea('secret_sealed').notNull(),
    /** The secret before, which still signs until then. */
    previousSealed: bytea('previous_sealed'),
    previousUntil: instant('previous_until'),
    disabledAt: instant('disabled_at'),
    /** `asked`: by a person or program; `gone`: it answered 410; `failing`: it has not answered for days. */
    disabledReason: text('disabled_reason', { enum: ['asked', 'gone', 'failing'] }),
    /** Since when nothing has arrived; null while all is well. */
    failingSince: instant('failing_since'),
    lastSuccessAt: instant('last_success_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    check('webhook_endpoints_url_check', sql`length(${t.url}) <= 2048`),
    check('webhook_endpoints_events_check', sql`cardinality(${t.events}) > 0`),
    check('webhook_endpoints_disabled_check', sql`(${t.disabledAt} is null) = (${t.disabledReason} is null)`),
    check('webhook_endpoints_previous_check', sql`(${t.previousSealed} is null) = (${t.previousUntil} is null)`),
  ],
);

/** What happened, as endpoints are told: written in the transaction of the change, forgotten after a month. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    shopId: shopId(),
    /** Grows with time within a shop: later changes of a thing have later ids. */
    id: id(),
    type: text('type').notNull(),
    /** Our id of the thing it is about. */
    subject: text('subject').notNull(),
    orderId: uuid('order_id'),
    /** The bytes that are signed and sent, the same at each try. */
    body: text('body').notNull(),
    /** When the transaction began: of one thing, a transaction tells one event of a type, the last. */
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`transaction_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('webhook_events_subject_key').on(t.shopId, t.type, t.subject, t.createdAt),
    index('webhook_events_shop_id_created_at_idx').on(t.shopId, t.createdAt),
    index('webhook_events_shop_id_order_id_idx').on(t.shopId, t.orderId),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
  ],
);

/** One event on its way to one endpoint. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    shopId: shopId(),
    id: id(),
    endpointId: uuid('endpoint_id').notNull(),
    eventId: uuid('event_id').notNull(),
    state: text('state', { enum: ['queued', 'delivered', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Of the last try: what it answered, or why it did not. */
    status: integer('status'),
    error: text('error'),
    response: text('response'),
    durationMs: integer('duration_ms'),
    lastAttemptAt: instant('last_attempt_at'),
    nextAttemptAt: instant('next_attempt_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('webhook_deliveries_endpoint_event_key').on(t.shopId, t.endpointId, t.eventId),
    index('webhook_deliveries_newest_idx').on(
      t.shopId,
      t.endpointId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('webhook_deliveries_shop_id_event_id_idx').on(t.shopId, t.eventId),
    foreignKey({
      name: 'webhook_deliveries_endpoint_fk',
      columns: [t.shopId, t.endpointId],
      foreignColumns: [webhookEndpoints.shopId, webhookEndpoints.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'webhook_deliveries_event_fk',
      columns: [t.shopId, t.eventId],
      foreignColumns: [webhookEvents.shopId, webhookEvents.id],
    }).onDelete('cascade'),
    check('webhook_deliveries_state_check', sql`(${t.state} = 'queued') = (${t.nextAttemptAt} is not null)`),
  ],
);

/**
 * Shoppers who asked to be forgotten, by the keyed hash of their address: orders of theirs from before that are told
 * again are stored without a person.
 */
export const erasures = pgTable(
  'erasures',
  {
    shopId: shopId(),
    emailKey: bytea('email_key').notNull(),
    erasedAt: instant('erased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.emailKey] })],
);
