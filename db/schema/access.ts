import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, shopId } from './columns';
import { orders } from './orders';
import { returns } from './returns';

/** Capability links. Only the SHA-256 of the token is kept; an id authorises nothing. */
export const grants = pgTable(
  'grants',
  {
    shopId: shopId(),
    id: id(),
    tokenHash: bytea('token_hash').notNull(),
    purpose: text('purpose', { enum: ['track', 'return'] }).notNull(),
    scope: text('scope', { enum: ['full', 'status', 'gift'] }).notNull(),
    orderId: uuid('order_id').notNull(),
    returnId: uuid('return_id'),
    /** How it came about: `lookup_email`, `lookup_postcode`, `mail`, `api`, `share`, `demo`. */
    origin: text('origin').notNull(),
    /** Of a shared link: whom it was made for, in the words of whoever shared it. */
    label: text('label'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('grants_token_hash_key').on(t.tokenHash),
    index('grants_shop_id_order_id_idx').on(t.shopId, t.orderId),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check('grants_label_check', sql`length(${t.label}) <= 80`),
    check('grants_return_check', sql`(${t.purpose} = 'return') = (${t.returnId} is not null)`),
  ],
);

/** Outgoing messages: written in the transaction that causes them, delivered by the worker. */
export const notifications = pgTable(
  'notifications',
  {
    shopId: shopId(),
    id: id(),
    event: text('event').notNull(),
    channel: text('channel', { enum: ['email'] }).notNull(),
    locale: text('locale').notNull(),
    recipient: text('recipient').notNull(),
    orderId: uuid('order_id'),
    shipmentId: uuid('shipment_id'),
    returnId: uuid('return_id'),
    /** One message an event, subject and recipient, however often the cause is replayed. */
    dedupeKey: text('dedupe_key').notNull(),
    data: jsonb('data').notNull().default({}),
    state: text('state', { enum: ['queued', 'sent', 'failed', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Path of the .eml file or the provider's id. */
    reference: text('reference'),
    subject: text('subject'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('notifications_shop_id_dedupe_key_key').on(t.shopId, t.dedupeKey),
    index('notifications_shop_id_created_at_idx').on(
      t.shopId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    // Few at a time: most messages have gone out.
    index('notifications_shop_id_state_idx')
      .on(t.shopId, t.state, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.state} <> 'sent'`),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
  ],
);

/** What shoppers told the shop from its pages: the feedback link, "Something's wrong". */
export const feedback = pgTable(
  'feedback',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id'),
    kind: text('kind', { enum: ['fine', 'wrong', 'comment'] }).notNull(),
    rating: integer('rating'),
    message: text('message'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('feedback_shop_id_created_at_idx').on(t.shopId, t.createdAt.desc().nullsFirst()),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('feedback_message_check', sql`length(${t.message}) <= 4000`),
    check('feedback_rating_check', sql`${t.rating} between 1 and 5`),
  ],
);

/**
 * Who looked at an order and when: shown to the shopper, asked for after a breach. One row an hour, link and kind of
 * device; no address, no browser's name.
 */
export const pageViews = pgTable(
  'page_views',
  {
    shopId: shopId(),
    orderId: uuid('order_id').notNull(),
    grantId: uuid('grant_id').notNull(),
    /** The hour, from its first minute. */
    at: instant('at').notNull(),
    device: text('device', { enum: ['phone', 'tablet', 'computer', 'program'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.orderId, t.at, t.grantId, t.device] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.shopId, t.grantId], foreignColumns: [grants.shopId, grants.id] }).onDelete('cascade'),
  ],
);

/** Counters of the rate limiter; keys are keyed hashes, never addresses. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  resetsAt: instant('resets_at').notNull(),
});
