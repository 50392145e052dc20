import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { SOURCES } from '@/lib/carriers/types';
import { instant, shopId } from './columns';
import { connections, shipments } from './shipments';

/** When a parcel is next asked about where its carrier does not tell by itself. No row: never asked. */
export const shipmentPolls = pgTable(
  'shipment_polls',
  {
    shopId: shopId(),
    shipmentId: uuid('shipment_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    nextAt: instant('next_at').notNull(),
    lastAt: instant('last_at'),
    /** Attempts in a row that brought no answer of the carrier's. */
    failures: integer('failures').notNull().default(0),
    /** What the last answer was where it told of no parcel. */
    problem: text('problem'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shipmentId] }),
    index('shipment_polls_shop_id_connection_id_idx').on(t.shopId, t.connectionId),
    foreignKey({ columns: [t.shopId, t.shipmentId], foreignColumns: [shipments.shopId, shipments.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.shopId, t.connectionId], foreignColumns: [connections.shopId, connections.id] }).onDelete(
      'cascade',
    ),
    check('shipment_polls_failures_check', sql`${t.failures} >= 0`),
  ],
);

/** Codes that came and that no dictionary knows, each with how often: what a contributor teaches Porchlight next. */
export const unknownCodes = pgTable(
  'unknown_codes',
  {
    shopId: shopId(),
    source: text('source', { enum: SOURCES }).notNull(),
    code: text('code').notNull(),
    /** What the carrier said beside it, the last time. */
    description: text('description'),
    /** What the scan is shown as all the same: an update, or what a milestone beside the code says. */
    shownAs: text('shown_as'),
    times: integer('times').notNull(),
    inboxId: uuid('inbox_id'),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.source, t.code] }),
    check('unknown_codes_times_check', sql`${t.times} > 0`),
  ],
);

/** Numbers that an aggregator is asked to follow, so that it tells of them. One row a parcel, number and connection. */
export const trackers = pgTable(
  'trackers',
  {
    shopId: shopId(),
    connectionId: uuid('connection_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    trackingKey: text('tracking_key').notNull(),
    state: text('state', { enum: ['wanted', 'followed', 'refused'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** What it said when it would not, or could not be asked. */
    lastError: text('last_error'),
    wantedAt: instant('wanted_at').notNull(),
    followedAt: instant('followed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.connectionId, t.shipmentId, t.trackingKey] }),
    index('trackers_shop_id_shipment_id_idx').on(t.shopId, t.shipmentId),
    foreignKey({ columns: [t.shopId, t.connectionId], foreignColumns: [connections.shopId, connections.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.shopId, t.shipmentId], foreignColumns: [shipments.shopId, shipments.id] }).onDelete(
      'cascade',
    ),
    check('trackers_followed_check', sql`(${t.state} = 'followed') = (${t.followedAt} is not null)`),
  ],
);
