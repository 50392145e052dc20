import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  ACTION_BY,
  CARRIER_BY,
  CARRIER_DOUBTS,
  CAUSES,
  type Eta,
  type EventLocation,
  SHIPMENT_STATUSES,
  SOURCES,
  SUB_STATUSES,
} from '@/lib/carriers/types';
import type { DeliveryRules } from '@/lib/tracking/schema';
import type { EtaStep } from '@/lib/tracking/types';
import { bytea, createdAt, id, instant, shopId } from './columns';
import { orderLines, orders } from './orders';

export const connections = pgTable(
  'connections',
  {
    shopId: shopId(),
    id: id(),
    source: text('source', { enum: SOURCES }).notNull(),
    name: text('name').notNull(),
    /** AES-256-GCM, bound to shop and column (lib/core/seal.ts). */
    secretSealed: bytea('secret_sealed').notNull(),
    credentialsSealed: bytea('credentials_sealed'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at'),
    lastErrorAt: instant('last_error_at'),
    lastError: text('last_error'),
    /** When we asked the provider ourselves and were answered. */
    lastPollAt: instant('last_poll_at'),
    /** Not before this may it be asked again: our own pace, or the provider's word. */
    pollFreeAt: instant('poll_free_at'),
    /** Couriers whose delivery requests go out through it; empty: nobody's. */
    requestCarriers: text('request_carriers').array().notNull().default(sql`'{}'`),
    /** Where a courier of one's own is asked; null where the source itself says. */
    requestUrl: text('request_url'),
    /** Deliveries that were too large to be taken: how many, and the latest. Which were kept, the inbox knows. */
    tooLargeCount: integer('too_large_count').notNull().default(0),
    tooLargeAt: instant('too_large_at'),
    /** Its bytes as its sender announced them, or as many as had come when it was cut off. */
    tooLargeBytes: bigint('too_large_bytes', { mode: 'number' }),
    deletedAt: instant('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), unique('connections_id_key').on(t.id)],
);

/** What providers sent, raw, before anything is made of it. */
export const inbox = pgTable(
  'inbox',
  {
    shopId: shopId(),
    id: id(),
    connectionId: uuid('connection_id').notNull(),
    source: text('source', { enum: SOURCES }).notNull(),
    /** The provider's event id, else the SHA-256 of the body. */
    dedupeKey: text('dedupe_key').notNull(),
    body: text('body').notNull(),
    /** Of a body larger than is taken at once, which was refused and kept: how many bytes it came with. */
    largeBytes: integer('large_bytes'),
    state: text('state', { enum: ['received', 'processed', 'parked'] }).notNull(),
    /** Why it is parked: `not_understood`, `unknown_number`, `error_payload`, … */
    reason: text('reason'),
    detail: text('detail'),
    /** The number it waits for when parked for want of a shipment. */
    trackingKey: text('tracking_key'),
    attempts: integer('attempts').notNull().default(0),
    receivedAt: instant('received_at').notNull(),
    processedAt: instant('processed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('inbox_shop_id_connection_id_dedupe_key_key').on(t.shopId, t.connectionId, t.dedupeKey),
    index('inbox_shop_id_state_received_at_idx').on(t.shopId, t.state, t.receivedAt),
    index('inbox_shop_id_connection_id_received_at_idx')
      .on(t.shopId, t.connectionId, t.receivedAt)
      .where(sql`${t.largeBytes} is not null`),
    index('inbox_shop_id_tracking_key_idx').on(t.shopId, t.trackingKey).where(sql`${t.state} = 'parked'`),
    foreignKey({ columns: [t.shopId, t.connectionId], foreignColumns: [connections.shopId, connections.id] }).onDelete(
      'cascade',
    ),
    check('inbox_parked_check', sql`${t.state} <> 'parked' or ${t.reason} is not null`),
  ],
);

export const shipments = pgTable(
  'shipments',
  {
    shopId: shopId(),
    id: id(),
    externalId: text('external_id').notNull(),
    orderId: uuid('order_id').notNull(),
    carrier: text('carrier'),
    /** What the shop's systems call the carrier, as our slug; the number or a person may have said otherwise. */
    carrierTold: text('carrier_told'),
    /** Who said `carrier` (lib/carriers/rules/weigh-carrier.ts). */
    carrierBy: text('carrier_by', { enum: CARRIER_BY }),
    /** Why it may be another's: the number is plainly another carrier's, or its check digit is wrong. */
    carrierDoubt: text('carrier_doubt', { enum: CARRIER_DOUBTS }),
    service: text('service'),
    trackingNumber: text('tracking_number'),
    /** The number without spaces and dashes, upper case. */
    trackingKey: text('tracking_key'),
    direction: text('direction', { enum: ['outbound', 'return'] }).notNull(),
    shippedAt: instant('shipped_at'),
    promisedAt: instant('promised_at'),
    /** When the shop says the label was made; scans from before belong to the number's last parcel. */
    labelledAt: instant('labelled_at'),
    /** From here down to lastEventAt: the fold of tracking_events, recomputable at any time. */
    status: text('status', { enum: SHIPMENT_STATUSES }).notNull(),
    subStatus: text('sub_status', { enum: SUB_STATUSES }),
    cause: text('cause', { enum: CAUSES }),
    actionBy: text('action_by', { enum: ACTION_BY }),
    deliveredAt: instant('delivered_at'),
    deliveredAtLocal: text('delivered_at_local'),
    etaOriginal: jsonb('eta_original').$type<Eta>(),
    eta: jsonb('eta').$type<Eta>(),
    /** What was said about the day, oldest first, each with why it changed (lib/tracking/rules/eta-trail.ts). */
    etaTrail: jsonb('eta_trail').$type<EtaStep[]>().notNull().default([]),
    lastEventAt: instant('last_event_at'),
    /** By which edition of the rules it was folded (FOLD_VERSION in lib/carriers/rules/fold-shipment.ts). */
    foldVersion: integer('fold_version').notNull().default(0),
    /** When we look again without being told anything; a job of that moment stands behind it. */
    checkAt: instant('check_at'),
    /** The merchant's own words about this parcel. */
    note: text('note'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('shipments_shop_id_external_id_key').on(t.shopId, t.externalId),
    unique('shipments_shop_id_order_id_id_key').on(t.shopId, t.orderId, t.id),
    index('shipments_shop_id_tracking_key_idx').on(t.shopId, t.trackingKey),
    index('shipments_shop_id_fold_version_idx').on(t.shopId, t.foldVersion),
    index('shipments_shop_id_status_idx').on(t.shopId, t.status, t.lastEventAt),
    index('shipments_shop_id_created_at_idx').on(t.shopId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('shipments_shop_id_carrier_doubt_idx').on(t.shopId, t.createdAt).where(sql`${t.carrierDoubt} is not null`),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('shipments_carrier_by_check', sql`${t.carrierBy} in ('told', 'number', 'guess', 'staff')`),
    check('shipments_carrier_doubt_check', sql`${t.carrierDoubt} in ('other', 'digits')`),
  ],
);

export const shipmentLines = pgTable(
  'shipment_lines',
  {
    shopId: shopId(),
    shipmentId: uuid('shipment_id').notNull(),
    orderId: uuid('order_id').notNull(),
    lineId: uuid('line_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** Which of them travel in it, where the shop says. */
    serials: text('serials').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shipmentId, t.lineId] }),
    index('shipment_lines_shop_id_line_id_idx').on(t.shopId, t.lineId),
    foreignKey({
      columns: [t.shopId, t.orderId, t.shipmentId],
      foreignColumns: [shipments.shopId, shipments.orderId, shipments.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.lineId],
      foreignColumns: [orderLines.shopId, orderLines.orderId, orderLines.id],
    }).onDelete('cascade'),
    check('shipment_lines_quantity_check', sql`${t.quantity} > 0`),
  ],
);

/** Append-only observations: scans, and statuses a provider declares. The shipment's state is their fold. */
export const trackingEvents = pgTable(
  'tracking_events',
  {
    shopId: shopId(),
    id: id(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Identity within the shipment (lib/carriers/rules/event-identity.ts); a repeat changes nothing. */
    key: text('key').notNull(),
    kind: text('kind', { enum: ['event', 'declaration'] }).notNull(),
    /** The number it was told of; null: told of the shipment itself. Counts only while the shipment bears that number. */
    trackingKey: text('tracking_key'),
    occurredAt: instant('occurred_at'),
    localTime: text('local_time'),
    status: text('status', { enum: SHIPMENT_STATUSES }).notNull(),
    subStatus: text('sub_status', { enum: SUB_STATUSES }),
    cause: text('cause', { enum: CAUSES }),
    actionBy: text('action_by', { enum: ACTION_BY }),
    code: text('code'),
    description: text('description'),
    location: jsonb('location').$type<EventLocation>(),
    eta: jsonb('eta').$type<Eta>(),
    /** Stops before this one, as a courier on the round tells it. */
    stops: smallint('stops'),
    /** Who signed for it, as the carrier wrote the name down. */
    signedBy: text('signed_by'),
    source: text('source').notNull(),
    observedAt: instant('observed_at'),
    receivedAt: instant('received_at').notNull(),
    inboxId: uuid('inbox_id'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('tracking_events_shop_id_shipment_id_key_key').on(t.shopId, t.shipmentId, t.key),
    foreignKey({ columns: [t.shopId, t.shipmentId], foreignColumns: [shipments.shopId, shipments.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Photos couriers took as they delivered: fetched once by a job, encoded anew and kept here. They go with their parcel. */
export const deliveryPhotos = pgTable(
  'delivery_photos',
  {
    shopId: shopId(),
    id: id(),
    shipmentId: uuid('shipment_id').notNull(),
    /** The scan it was told with, hashed: told again, it is the same photo. */
    factKey: text('fact_key').notNull(),
    /** The number it was told of; null: told of the shipment itself. */
    trackingKey: text('tracking_key'),
    /** Where the courier keeps it; gone once it is ours. */
    url: text('url'),
    state: text('state', { enum: ['wanted', 'kept', 'failed'] }).notNull(),
    bytes: bytea('bytes'),
    mime: text('mime'),
    width: integer('width'),
    height: integer('height'),
    lastError: text('last_error'),
    toldAt: instant('told_at').notNull(),
    fetchedAt: instant('fetched_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('delivery_photos_shop_id_shipment_id_fact_key_key').on(t.shopId, t.shipmentId, t.factKey),
    foreignKey({ columns: [t.shopId, t.shipmentId], foreignColumns: [shipments.shopId, shipments.id] }).onDelete(
      'cascade',
    ),
    check('delivery_photos_kept_check', sql`(${t.state} = 'kept') = (${t.bytes} is not null)`),
    check('delivery_photos_url_check', sql`${t.state} <> 'wanted' or ${t.url} is not null`),
    check('delivery_photos_bytes_check', sql`octet_length(${t.bytes}) between 1 and 8388608`),
  ],
);

/**
 * How long parcels of this shop have taken on a lane, learned from its own deliveries. An empty member stands for any:
 * the same deliveries are counted in finer and in coarser lanes. Replaced as a whole by the worker, never edited.
 */
export const transitLanes = pgTable(
  'transit_lanes',
  {
    shopId: shopId(),
    carrier: text('carrier').notNull(),
    service: text('service').notNull(),
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    prefix: text('prefix').notNull(),
    /** `days[n]` parcels took n delivery days. */
    days: integer('days').array().notNull(),
    /** Weekdays on which this carrier delivers there, 0 Sunday; 7: on public holidays too. */
    weekdays: integer('weekdays').array().notNull(),
    learnedAt: instant('learned_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'transit_lanes_pk',
      columns: [t.shopId, t.carrier, t.destination, t.origin, t.service, t.prefix],
    }),
    check('transit_lanes_days_check', sql`cardinality(${t.days}) between 1 and 100`),
  ],
);

/** When the shop hands parcels over: what is said before anything better is known. */
export const deliveryRules = pgTable(
  'delivery_rules',
  {
    shopId: shopId(),
    document: jsonb('document').$type<DeliveryRules>().notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId] })],
);
