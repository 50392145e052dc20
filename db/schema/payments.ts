import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { PAYMENT_KINDS, PAYMENT_STATES } from '@/lib/payments/constants';
import { amount, id, instant, shopId } from './columns';
import { returns } from './returns';

/** What a shopper is asked to pay for a return: the price of a dearer item, or a deposit on one that leaves first. */
export const payments = pgTable(
  'payments',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    returnId: uuid('return_id').notNull(),
    kind: text('kind', { enum: PAYMENT_KINDS }).notNull(),
    state: text('state', { enum: PAYMENT_STATES }).notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    provider: text('provider').notNull(),
    /** The provider's checkout, and where the shopper pays. */
    reference: text('reference'),
    url: text('url'),
    /** The provider's payment, once there is one. */
    paymentReference: text('payment_reference'),
    /** Not paid by then: nothing is held back for it any more. */
    expiresAt: instant('expires_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    /** When the shopper paid, or agreed to the hold. */
    paidAt: instant('paid_at'),
    settledAt: instant('settled_at'),
    /** The provider's refund of it, or what the shop's books call the one it made by hand; none while none stands. */
    refundReference: text('refund_reference'),
    /** How often it was to be paid back; each try has a key of its own. */
    refundTries: integer('refund_tries').notNull().default(0),
    /** When it was last paid back and came back, or could not be paid back at all. */
    bouncedAt: instant('bounced_at'),
    /** What banks took back of it in disputes that were lost, in minor units. */
    chargedBack: amount('charged_back').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('payments_live_idx')
      .on(t.shopId, t.returnId, t.kind)
      .where(sql`${t.state} in ('opening', 'open', 'paid')`),
    index('payments_back_idx').on(t.shopId, t.returnId).where(sql`${t.state} = 'refund_failed'`),
    unique('payments_shop_id_provider_reference_key').on(t.shopId, t.provider, t.reference),
    index('payments_shop_id_state_expires_at_idx').on(t.shopId, t.state, t.expiresAt),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check('payments_amount_check', sql`${t.amount} > 0 and ${t.currency} ~ '^[A-Z]{3}$'`),
    check('payments_charged_back_check', sql`${t.chargedBack} between 0 and ${t.amount}`),
    check('payments_bounced_check', sql`${t.state} <> 'refund_failed' or ${t.bouncedAt} is not null`),
    check(
      'payments_state_check',
      sql`${t.state} in ('opening', 'open', 'cancelled', 'expired', 'failed') or (${t.reference} is not null and ${t.paidAt} is not null)`,
    ),
  ],
);
