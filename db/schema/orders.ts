import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { type ChargeType, DISPUTE_STATES, PAID_BY } from '@/lib/orders/constants';
import { WITHDRAWAL_EXCEPTION_CODES } from '@/lib/policies/constants';
import { amount, bytea, createdAt, id, instant, shopId } from './columns';
import { policyVersions } from './policies';

export type ShippingAddress = {
  name?: string | null;
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postal_code?: string | null;
  country: string;
};

export type OrderCharge = { type: ChargeType; title: string | null; amount: number };

export const orders = pgTable(
  'orders',
  {
    shopId: shopId(),
    id: id(),
    externalId: text('external_id').notNull(),
    number: text('number').notNull(),
    /** The number as people type it: upper case, letters and digits only. */
    numberKey: text('number_key').notNull(),
    placedAt: instant('placed_at').notNull(),
    /** The caller's own clock; an older write is ignored. */
    sourceUpdatedAt: instant('source_updated_at'),
    cancelledAt: instant('cancelled_at'),
    fulfilledAt: instant('fulfilled_at'),
    currency: text('currency').notNull(),
    locale: text('locale'),
    channel: text('channel'),
    customerEmail: text('customer_email').notNull(),
    customerPhone: text('customer_phone'),
    customerName: text('customer_name'),
    /** Keyed hashes of the normalised contact, compared in constant time at look-up. */
    emailKey: bytea('email_key').notNull(),
    /** The one it was placed with, where the shop has changed it since. */
    firstEmailKey: bytea('first_email_key'),
    phoneKey: bytea('phone_key'),
    postcodeKey: bytea('postcode_key'),
    shippingAddress: jsonb('shipping_address').$type<ShippingAddress>(),
    country: text('country'),
    pricesIncludeTax: boolean('prices_include_tax').notNull(),
    shippingTotal: amount('shipping_total').notNull(),
    shippingTax: amount('shipping_tax').notNull().default(0),
    discountTotal: amount('discount_total').notNull().default(0),
    /** The discount was given with goods of at least so much, where its source says. */
    discountFrom: amount('discount_from'),
    totalPaid: amount('total_paid').notNull(),
    /** What Porchlight itself has refunded or is about to; together with everyone else's never above what was paid. */
    refundedByUs: amount('refunded_by_us').notNull().default(0),
    refundedElsewhere: amount('refunded_elsewhere').notNull().default(0),
    /** How it was or is to be paid, where no card or wallet takes a refund back. */
    paidBy: text('paid_by', { enum: PAID_BY }),
    /** Sums beside goods and delivery: duties, tips, donations. */
    charges: jsonb('charges').$type<OrderCharge[]>().notNull().default([]),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    isGift: boolean('is_gift').notNull().default(false),
    /** The merchant's note to the shopper about the order. */
    note: text('note'),
    /** The shop's promise to hand over what is not yet shipped. */
    shipsBy: instant('ships_by'),
    policyVersion: integer('policy_version').notNull(),
    /** When its shopper asked to be forgotten: whoever writes the order again writes no person into it. */
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('orders_shop_id_external_id_key').on(t.shopId, t.externalId),
    index('orders_shop_id_number_key_idx').on(t.shopId, t.numberKey),
    index('orders_shop_id_email_key_idx').on(t.shopId, t.emailKey),
    index('orders_shop_id_ships_by_idx').on(t.shopId, t.shipsBy).where(sql`${t.shipsBy} is not null`),
    index('orders_shop_id_placed_at_idx').on(t.shopId, t.placedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({
      columns: [t.shopId, t.policyVersion],
      foreignColumns: [policyVersions.shopId, policyVersions.version],
    }),
    check('orders_currency_check', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      'orders_amounts_check',
      sql`${t.shippingTotal} >= 0 and ${t.shippingTax} >= 0 and ${t.discountTotal} >= 0 and ${t.totalPaid} >= 0`,
    ),
    check('orders_refunded_check', sql`${t.refundedByUs} >= 0 and ${t.refundedElsewhere} >= 0`),
    // Others may refund what they like and tell us afterwards; our own part alone must never pass what was paid.
    check('orders_refunded_by_us_check', sql`${t.refundedByUs} <= ${t.totalPaid}`),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    externalId: text('external_id').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    variantTitle: text('variant_title'),
    sku: text('sku'),
    productExternalId: text('product_external_id'),
    variantExternalId: text('variant_external_id'),
    imageUrl: text('image_url'),
    quantity: integer('quantity').notNull(),
    unitPrice: amount('unit_price').notNull(),
    discountTotal: amount('discount_total').notNull().default(0),
    taxTotal: amount('tax_total').notNull().default(0),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    finalSale: boolean('final_sale').notNull().default(false),
    category: text('category'),
    withdrawalExempt: boolean('withdrawal_exempt').notNull().default(false),
    /** Which exception of the law it falls under, where its source says. */
    withdrawalException: text('withdrawal_exception', { enum: WITHDRAWAL_EXCEPTION_CODES }),
    requiresShipping: boolean('requires_shipping').notNull().default(true),
    /** Lines of one order that name the same set were sold as one. */
    bundle: text('bundle'),
    /** What one is worth where its price does not say: a gift, a part of a set. */
    statedValue: amount('stated_value'),
    /** A gift, given with goods of at least so much. */
    giftFrom: amount('gift_from'),
    /** What one weighs, in grams, where its source says. */
    weightGrams: integer('weight_grams'),
    /** What is engraved on the units, where its source says: one coming back is of this order or is not. */
    serials: text('serials').array().notNull().default(sql`'{}'`),
    /** Units that a return claims: open or settled. Taken and given back under the row's lock. */
    claimed: integer('claimed').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('order_lines_shop_id_order_id_external_id_key').on(t.shopId, t.orderId, t.externalId),
    unique('order_lines_shop_id_order_id_id_key').on(t.shopId, t.orderId, t.id),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('order_lines_quantity_check', sql`${t.quantity} > 0`),
    check('order_lines_amounts_check', sql`${t.unitPrice} >= 0 and ${t.discountTotal} >= 0 and ${t.taxTotal} >= 0`),
    check('order_lines_weight_check', sql`${t.weightGrams} > 0 and cardinality(${t.serials}) <= ${t.quantity}`),
    check('order_lines_gift_check', sql`${t.statedValue} >= 0 and ${t.giftFrom} >= 0`),
    check('order_lines_claimed_check', sql`${t.claimed} >= 0 and ${t.claimed} <= ${t.quantity}`),
  ],
);

/** Everyone's refunds as the order's source reports them. Ours are recognised by provider reference and marked. */
export const orderRefunds = pgTable(
  'order_refunds',
  {
    shopId: shopId(),
    orderId: uuid('order_id').notNull(),
    externalId: text('external_id').notNull(),
    amount: amount('amount').notNull(),
    lines: jsonb('lines').$type<{ line_external_id: string; quantity: number }[]>().notNull().default([]),
    isOurs: boolean('is_ours').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.orderId, t.externalId] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('order_refunds_amount_check', sql`${t.amount} >= 0`),
  ],
);

/** Payments of orders that the shopper's bank was asked to take back. While one is open, nothing of the order is refunded. */
export const disputes = pgTable(
  'disputes',
  {
    shopId: shopId(),
    orderId: uuid('order_id').notNull(),
    /** The provider's own id, or the caller's. */
    externalId: text('external_id').notNull(),
    /** `shopify`, `stripe`, `api`, `console`; `stripe_payment`: about what an exchange cost, not the order. */
    source: text('source').notNull(),
    state: text('state', { enum: DISPUTE_STATES }).notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    reason: text('reason'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** What it is about, where that is a payment for an exchange and not the order's own. */
    paymentId: uuid('payment_id'),
    /** The teller's own clock; older news is ignored. */
    sourceUpdatedAt: instant('source_updated_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.orderId, t.externalId] }),
    index('disputes_open_idx').on(t.shopId, t.openedAt).where(sql`${t.state} = 'open'`),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('disputes_amount_check', sql`${t.amount} >= 0`),
    check('disputes_closed_check', sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    check('disputes_words_check', sql`length(${t.reason}) <= 300`),
  ],
);
