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
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { GIVE_BACKS, LABEL_KINDS, LABEL_STATES } from '@/lib/returns/constants';
import type { ReturnSettings } from '@/lib/returns/types';
import { variants } from './catalog';
import { amount, bytea, id, instant, shopId } from './columns';
import { orders } from './orders';
import { returns } from './returns';

/** What a return travels with: bought in a job, once, and kept here so that nobody follows a carrier's secret link. */
export const returnLabels = pgTable(
  'return_labels',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    returnId: uuid('return_id').notNull(),
    kind: text('kind', { enum: LABEL_KINDS }).notNull(),
    state: text('state', { enum: LABEL_STATES }).notNull(),
    /** `local`, `easypost`, `shippo`. */
    provider: text('provider').notNull(),
    /** The provider's shipment, kept between its two calls so that a repeat goes on where it stopped. */
    draftReference: text('draft_reference'),
    reference: text('reference'),
    carrier: text('carrier'),
    service: text('service'),
    trackingNumber: text('tracking_number'),
    /** What the parcel was declared to weigh, in grams. */
    declaredGrams: integer('declared_grams'),
    /** What it costs the shop; null where nobody says. */
    cost: amount('cost'),
    currency: text('currency'),
    mime: text('mime'),
    bytes: bytea('bytes'),
    qrMime: text('qr_mime'),
    qrBytes: bytea('qr_bytes'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    boughtAt: instant('bought_at'),
    /** What came of giving it back, once; null: it was not given back. */
    giveBack: text('give_back', { enum: GIVE_BACKS }),
    givenBackAt: instant('given_back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('return_labels_live_idx').on(t.shopId, t.returnId).where(sql`${t.state} <> 'void'`),
    index('return_labels_shop_id_created_at_idx').on(t.shopId, t.createdAt),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check('return_labels_give_back_check', sql`(${t.giveBack} is null) = (${t.givenBackAt} is null)`),
    check('return_labels_cost_check', sql`${t.cost} is null or (${t.cost} >= 0 and ${t.currency} is not null)`),
    check(
      'return_labels_bytes_check',
      sql`coalesce(octet_length(${t.bytes}), 0) <= 4194304 and coalesce(octet_length(${t.qrBytes}), 0) <= 4194304`,
    ),
  ],
);

/** How a shop takes returns in: where they go, its counters, collection, the usual parcel. */
export const returnSettings = pgTable('return_settings', {
  shopId: shopId().primaryKey(),
  document: jsonb('document').$type<ReturnSettings>().notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Declarations of withdrawal (Directive 2011/83/EU, article 11a), word for word and with the time they reached us. */
export const withdrawals = pgTable(
  'withdrawals',
  {
    shopId: shopId(),
    id: id(),
    reference: text('reference').notNull(),
    name: text('name').notNull(),
    orderNumber: text('order_number').notNull(),
    email: text('email').notNull(),
    emailKey: bytea('email_key').notNull(),
    /** The goods in the consumer's own words; null: the whole order. */
    part: text('part'),
    locale: text('locale').notNull(),
    orderId: uuid('order_id'),
    returnId: uuid('return_id'),
    receivedAt: instant('received_at').notNull(),
    /** The last day for the money (article 13(1)). */
    refundBy: instant('refund_by').notNull(),
    /** Dealt with by hand: when, by whom, and how. One with a return is dealt with there. */
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
    doneNote: text('done_note'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('withdrawals_shop_id_reference_key').on(t.shopId, t.reference),
    index('withdrawals_shop_id_refund_by_idx').on(t.shopId, t.refundBy).where(sql`${t.doneAt} is null`),
    index('withdrawals_shop_id_email_key_idx').on(t.shopId, t.emailKey),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('withdrawals_done_check', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
  ],
);

/** Where a shopper wants a refund that no card takes: sealed, read by staff who pay it, gone once it is paid. */
export const payoutAccounts = pgTable(
  'payout_accounts',
  {
    shopId: shopId(),
    returnId: uuid('return_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Holder and number, sealed; null once it was paid. */
    sealed: bytea('sealed'),
    /** Its last digits, for both sides to know it by. */
    ending: text('ending').notNull(),
    givenAt: instant('given_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.returnId] }),
    foreignKey({
      name: 'payout_accounts_return_fk',
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check('payout_accounts_used_check', sql`(${t.sealed} is null) = (${t.usedAt} is not null)`),
    check('payout_accounts_ending_check', sql`length(${t.ending}) <= 4`),
  ],
);

/** Units of a size or colour that are promised to an exchange. */
export const stockReservations = pgTable(
  'stock_reservations',
  {
    shopId: shopId(),
    id: id(),
    variantId: uuid('variant_id').notNull(),
    returnId: uuid('return_id').notNull(),
    quantity: integer('quantity').notNull(),
    state: text('state', { enum: ['open', 'consumed', 'released'] }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('stock_reservations_shop_id_variant_id_idx').on(t.shopId, t.variantId).where(sql`${t.state} = 'open'`),
    foreignKey({ columns: [t.shopId, t.variantId], foreignColumns: [variants.shopId, variants.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.shopId, t.returnId], foreignColumns: [returns.shopId, returns.id] }).onDelete('cascade'),
    check('stock_reservations_quantity_check', sql`${t.quantity} > 0`),
  ],
);
