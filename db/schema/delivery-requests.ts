import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { DELIVERY_KINDS, REQUEST_STATES, ROADS } from '@/lib/delivery/constants';
import type { Wanted } from '@/lib/delivery/schema';
import { id, instant, shopId } from './columns';
import { orders } from './orders';
import { connections, shipments } from './shipments';

/** What shoppers ask carriers to do about a delivery, with what became of it. */
export const deliveryRequests = pgTable(
  'delivery_requests',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    kind: text('kind', { enum: DELIVERY_KINDS }).notNull(),
    wanted: jsonb('wanted').$type<Wanted | Record<string, never>>().notNull(),
    state: text('state', { enum: REQUEST_STATES }).notNull(),
    road: text('road', { enum: ROADS }).notNull(),
    /** Who the parcel was with when it was asked. */
    carrier: text('carrier').notNull(),
    /** Through which connection, where a program is asked. */
    connectionId: uuid('connection_id'),
    /** Tries on its road. */
    attempts: integer('attempts').notNull().default(0),
    /** Why the last try came to nothing: a code or a machine's own words. */
    lastError: text('last_error'),
    /** The carrier's own number for it. */
    reference: text('reference'),
    /** What the carrier said, for the shopper to read. */
    answer: text('answer'),
    /** Between the shop's own people. */
    note: text('note'),
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** Not before this is it sent; until then it may be taken back. */
    sendAt: instant('send_at').notNull(),
    sentAt: instant('sent_at'),
    /** By when an answer is due; later a person looks. */
    answerBy: instant('answer_by'),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('delivery_requests_shop_id_shipment_id_key')
      .on(t.shopId, t.shipmentId)
      .where(sql`${t.state} in ('asked', 'sent')`),
    index('delivery_requests_shop_id_shipment_id_idx').on(t.shopId, t.shipmentId, t.askedAt.desc().nullsFirst()),
    index('delivery_requests_shop_id_asked_at_idx').on(
      t.shopId,
      t.askedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    foreignKey({
      columns: [t.shopId, t.orderId, t.shipmentId],
      foreignColumns: [shipments.shopId, shipments.orderId, shipments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.shopId, t.connectionId], foreignColumns: [connections.shopId, connections.id] }).onDelete(
      'cascade',
    ),
    check(
      'delivery_requests_sent_check',
      sql`${t.state} <> 'sent' or (${t.sentAt} is not null and ${t.answerBy} is not null)`,
    ),
    check(
      'delivery_requests_settled_check',
      sql`(${t.state} in ('asked', 'sent')) = (${t.settledAt} is null) and (${t.settledAt} is null) = (${t.settledBy} is null)`,
    ),
    check('delivery_requests_withdrawn_check', sql`${t.state} <> 'withdrawn' or ${t.sentAt} is null`),
    check('delivery_requests_adapter_check', sql`${t.road} <> 'adapter' or ${t.connectionId} is not null`),
    check(
      'delivery_requests_words_check',
      sql`length(${t.answer}) <= 1000 and length(${t.note}) <= 2000 and length(${t.reference}) <= 100`,
    ),
  ],
);

/**
 * Codes sent to the contact on an order before something of it may be changed. The digits are derived from the id
 * (lib/access/order-code.ts) and kept nowhere.
 */
export const orderCodes = pgTable(
  'order_codes',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    /** The link that asked; a code opens nothing for another. */
    grantId: uuid('grant_id').notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('order_codes_shop_id_order_id_idx').on(t.shopId, t.orderId, t.createdAt),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('order_codes_attempts_check', sql`${t.attempts} between 0 and 5`),
  ],
);
