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
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { SECURITIES } from '@/lib/policies/constants';
import { REFUND_STATES, RETURN_KINDS, RETURN_STATUSES } from '@/lib/returns/constants';
import type { MethodDetails } from '@/lib/returns/types';
import { variants } from './catalog';
import { amount, createdAt, id, instant, shopId } from './columns';
import { orderLines, orders } from './orders';

export const returns = pgTable(
  'returns',
  {
    shopId: shopId(),
    id: id(),
    /** For people: short, random, unique in the shop. */
    number: text('number').notNull(),
    orderId: uuid('order_id').notNull(),
    kind: text('kind', { enum: RETURN_KINDS }).notNull(),
    status: text('status', { enum: RETURN_STATUSES }).notNull(),
    method: text('method'),
    locale: text('locale').notNull(),
    policyVersion: integer('policy_version').notNull(),
    /** The quote the shopper agreed to, as answered. */
    quote: jsonb('quote').notNull(),
    currency: text('currency').notNull(),
    /** Ceiling of what may ever be refunded and credited for this return. */
    quotedRefund: amount('quoted_refund').notNull(),
    quotedCredit: amount('quoted_credit').notNull(),
    dueFromShopper: amount('due_from_shopper').notNull().default(0),
    /** What was really kept back of the order's discount as this return was paid; negative: given back of what others kept. */
    discountTaken: amount('discount_taken').notNull().default(0),
    rejectReason: text('reject_reason'),
    /** What the shopper chose within the method: the day of a collection, the counter, their own courier's number. */
    methodDetails: jsonb('method_details').$type<MethodDetails>().notNull().default({}),
    /** The return whose parcel, label and fee this one shares: things of several orders in one box. */
    parcelOf: uuid('parcel_of'),
    /** Who was given the goods and gets the credit; null: the buyer sends them back. */
    recipientEmail: text('recipient_email'),
    /** Send by; null once received or where nothing is sent. */
    expiresAt: instant('expires_at'),
    /** The new item leaves before the old one is back, which is to be handed over by `handOverBy`. */
    sendsFirst: boolean('sends_first').notNull().default(false),
    handOverBy: instant('hand_over_by'),
    /** What stands for the old item meanwhile: a deposit, or the word that it is paid for if it never comes. */
    securedBy: text('secured_by', { enum: SECURITIES }),
    security: amount('security').notNull().default(0),
    /** Since when the old item is overdue; a person was told. */
    overdueAt: instant('overdue_at'),
    /** Since when what is exchanged or replaced may leave the shop. */
    releasedAt: instant('released_at'),
    /** Laid aside by a person since: nothing is decided or paid, and its time does not run out. */
    heldAt: instant('held_at'),
    askedAt: instant('asked_at'), // the shopper owes an answer since
    /** The policy pays before anyone has looked inside, since. */
    payAheadAt: instant('pay_ahead_at'),
    /** It is at the shop's own dock since; what a carrier calls delivered is no receipt. */
    dockedAt: instant('docked_at'),
    /** Of its parcel, as a source, `api` or `staff` weighed it. */
    weighedGrams: integer('weighed_grams'),
    weighedBy: text('weighed_by'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('returns_shop_id_number_key').on(t.shopId, t.number),
    unique('returns_shop_id_order_id_id_key').on(t.shopId, t.orderId, t.id),
    index('returns_shop_id_status_created_at_idx').on(t.shopId, t.status, t.createdAt),
    index('returns_shop_id_created_at_idx').on(t.shopId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    check('returns_amounts_check', sql`${t.quotedRefund} >= 0 and ${t.quotedCredit} >= 0 and ${t.dueFromShopper} >= 0`),
    check(
      'returns_weighed_check',
      sql`(${t.weighedGrams} is null) = (${t.weighedBy} is null) and ${t.weighedGrams} > 0`,
    ),
    check(
      'returns_security_check',
      sql`${t.security} >= 0 and (${t.security} = 0 or ${t.securedBy} is not null) and (${t.securedBy} is null or ${t.sendsFirst})`,
    ),
  ],
);

export const returnLines = pgTable(
  'return_lines',
  {
    shopId: shopId(),
    id: id(),
    returnId: uuid('return_id').notNull(),
    orderId: uuid('order_id').notNull(),
    lineId: uuid('line_id').notNull(),
    position: integer('position').notNull(),
    quantity: integer('quantity').notNull(),
    /** Units of the order line returned before these: the slice that prices them (trust.md 3.3). */
    unitOffset: integer('unit_offset').notNull(),
    reason: text('reason'),
    comment: text('comment'),
    /** What was answered to the reason's follow-ups: the question's code, then the choice's code or words. */
    answers: jsonb('answers').$type<Record<string, string>>().notNull().default({}),
    /** Photos the shopper sent of these units (uploads). */
    photoIds: uuid('photo_ids').array().notNull().default(sql`'{}'`),
    resolution: text('resolution').notNull(),
    /** Nothing comes back for this line: the shopper keeps it, or it never was a parcel. */
    keepsItem: boolean('keeps_item').notNull().default(false),
    exchangeVariantId: uuid('exchange_variant_id'),
    received: integer('received').notNull().default(0),
    accepted: integer('accepted').notNull().default(0),
    damaged: integer('damaged').notNull().default(0),
    missing: integer('missing').notNull().default(0),
    netRefund: amount('net_refund').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('return_lines_shop_id_return_id_idx').on(t.shopId, t.returnId),
    index('return_lines_shop_id_line_id_idx').on(t.shopId, t.lineId),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.lineId],
      foreignColumns: [orderLines.shopId, orderLines.orderId, orderLines.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.shopId, t.exchangeVariantId], foreignColumns: [variants.shopId, variants.id] }),
    check('return_lines_quantity_check', sql`${t.quantity} > 0 and ${t.unitOffset} >= 0 and ${t.netRefund} >= 0`),
    check(
      'return_lines_reception_check',
      sql`${t.accepted} >= 0 and ${t.damaged} >= 0 and ${t.missing} >= 0 and ${t.received} = ${t.accepted} + ${t.damaged} and ${t.received} + ${t.missing} <= ${t.quantity}`,
    ),
  ],
);

/** What happened to a return, append-only; the shopper sees the rows marked for them. */
export const returnEvents = pgTable(
  'return_events',
  {
    shopId: shopId(),
    id: id(),
    returnId: uuid('return_id').notNull(),
    type: text('type').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name'),
    note: text('note'),
    data: jsonb('data').notNull().default({}),
    audience: text('audience', { enum: ['everyone', 'staff'] }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('return_events_shop_id_return_id_idx').on(t.shopId, t.returnId, t.at),
    foreignKey({ columns: [t.shopId, t.returnId], foreignColumns: [returns.shopId, returns.id] }).onDelete('cascade'),
  ],
);

/** The wizard's state on the server: one open draft an order and side of the gift, any step can be reloaded or resumed elsewhere. */
export const returnDrafts = pgTable(
  'return_drafts',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    document: jsonb('document').notNull(),
    /** Raised by each save; a tab that writes over a newer draft is told so. */
    version: integer('version').notNull(),
    /** Of whoever was given the goods; the buyer's own draft stands beside it unseen. */
    forRecipient: boolean('for_recipient').notNull().default(false),
    returnId: uuid('return_id'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('return_drafts_open_idx').on(t.shopId, t.orderId, t.forRecipient).where(sql`${t.returnId} is null`),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
  ],
);

/** Written before the provider is called and keyed by itself, so that money moves once whatever is retried. */
export const refundIntents = pgTable(
  'refund_intents',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    returnId: uuid('return_id').notNull(),
    step: integer('step').notNull(),
    /** `refund` to the original payment or `credit` in the shop. */
    kind: text('kind', { enum: ['refund', 'credit'] }).notNull(),
    amount: amount('amount').notNull(),
    /** The part of a credit that is a bonus on top of what was paid. */
    bonus: amount('bonus').notNull().default(0),
    currency: text('currency').notNull(),
    provider: text('provider').notNull(),
    /** Whose credentials pay; null where the provider needs none. */
    connectionId: uuid('connection_id'),
    state: text('state', { enum: REFUND_STATES }).notNull(),
    reference: text('reference'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** When the provider was last asked to pay; null once it is certain that nothing came of it. */
    sentAt: instant('sent_at'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
    /** Paid, and the money came back since: the bank refused it, the card was closed. The state is `failed` then. */
    bouncedAt: instant('bounced_at'),
    /** The one that came back, which this one pays again. */
    insteadOf: uuid('instead_of'),
    /** What the shop's own books or bank call a payment that a person made. */
    paidReference: text('paid_reference'),
    /** The one whose shares went through only in part: this is what of it did not, or came back. */
    partOf: uuid('part_of'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('refund_intents_shop_id_return_id_step_key').on(t.shopId, t.returnId, t.step),
    unique('refund_intents_shop_id_provider_reference_key').on(t.shopId, t.provider, t.reference),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check('refund_intents_amount_check', sql`${t.amount} > 0 and ${t.bonus} between 0 and ${t.amount}`),
    check('refund_intents_state_check', sql`${t.state} <> 'succeeded' or ${t.reference} is not null`),
    foreignKey({
      name: 'refund_intents_instead_of_fk',
      columns: [t.shopId, t.insteadOf],
      foreignColumns: [t.shopId, t.id],
    }),
    foreignKey({
      name: 'refund_intents_part_of_fk',
      columns: [t.shopId, t.partOf],
      foreignColumns: [t.shopId, t.id],
    }),
    check('refund_intents_part_check', sql`${t.partOf} is null or ${t.state} = 'failed'`),
    // What came back is paid again once; an attempt that itself came to nothing does not count.
    uniqueIndex('refund_intents_instead_of_idx').on(t.shopId, t.insteadOf).where(sql`${t.state} <> 'failed'`),
    check(
      'refund_intents_bounced_check',
      sql`${t.bouncedAt} is null or (${t.state} = 'failed' and ${t.settledAt} is not null and ${t.kind} = 'refund')`,
    ),
  ],
);

/** Money that moved or was promised, append-only: the app role can neither update nor delete. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    returnId: uuid('return_id'),
    intentId: uuid('intent_id'),
    /**
     * `bounce`: a refund came back; it takes back what its own entry says. `reversal`: a payment for an exchange went back,
     * `reversal_bounce` came back all the same. `chargeback`: a bank took it, `chargeback_won` gave it back.
     */
    kind: text('kind', {
      enum: [
        'refund',
        'credit',
        'bonus',
        'fee',
        'due',
        'external_refund',
        'reversal',
        'bounce',
        'reversal_bounce',
        'chargeback',
        'chargeback_won',
      ],
    }).notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    reference: text('reference'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('ledger_entries_shop_id_order_id_idx').on(t.shopId, t.orderId),
    uniqueIndex('ledger_entries_intent_idx').on(t.shopId, t.intentId, t.kind).where(sql`${t.intentId} is not null`),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.shopId, t.intentId], foreignColumns: [refundIntents.shopId, refundIntents.id] }).onDelete(
      'cascade',
    ),
  ],
);
