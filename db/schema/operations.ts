import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
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
import { CASE_EVENTS, CASE_KINDS, CASE_OUTCOMES, CASE_STATES } from '@/lib/cases/constants';
import { CLAIM_KINDS, CLAIM_STATES } from '@/lib/claims/constants';
import { DEPENDENCY_LEVELS } from '@/lib/contracts/constants';
import type { Contact, Lane } from '@/lib/contracts/types';
import { amount, bytea, createdAt, id, instant, shopId } from './columns';
import { shipments } from './shipments';

/** Parcels that need a person: opened and closed by rules over what is known of the parcel, worked by people. */
export const cases = pgTable(
  'cases',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    kind: text('kind', { enum: CASE_KINDS }).notNull(),
    state: text('state', { enum: CASE_STATES }).notNull(),
    /** How much it hurts (lib/cases/rules/severity.ts); the queue's order. */
    pain: integer('pain').notNull(),
    /** The member who has taken it; somebody who has left is read as nobody. */
    ownerId: uuid('owner_id'),
    openedAt: instant('opened_at').notNull(),
    /** By when somebody should look; null: a person has said that it has time. */
    dueAt: instant('due_at'),
    closedAt: instant('closed_at'),
    outcome: text('outcome', { enum: CASE_OUTCOMES }),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('cases_shop_id_shipment_id_kind_key')
      .on(t.shopId, t.shipmentId, t.kind)
      .where(sql`${t.state} = 'open'`),
    index('cases_shop_id_pain_idx')
      .on(t.shopId, t.pain.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.state} = 'open'`),
    index('cases_shop_id_closed_at_idx')
      .on(t.shopId, t.closedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.state} = 'closed'`),
    index('cases_shop_id_shipment_id_idx').on(t.shopId, t.shipmentId),
    foreignKey({
      columns: [t.shopId, t.orderId, t.shipmentId],
      foreignColumns: [shipments.shopId, shipments.orderId, shipments.id],
    }).onDelete('cascade'),
    check(
      'cases_closed_check',
      sql`(${t.state} = 'closed') = (${t.closedAt} is not null and ${t.outcome} is not null)`,
    ),
  ],
);

/** What was done about a case, in order. Appended to, never edited. */
export const caseEvents = pgTable(
  'case_events',
  {
    shopId: shopId(),
    id: id(),
    caseId: uuid('case_id').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    type: text('type', { enum: CASE_EVENTS }).notNull(),
    /** A remedy, an outcome, the member it was given to. */
    detail: text('detail'),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('case_events_shop_id_case_id_idx').on(t.shopId, t.caseId, t.at),
    foreignKey({ columns: [t.shopId, t.caseId], foreignColumns: [cases.shopId, cases.id] }).onDelete('cascade'),
    check('case_events_note_check', sql`length(${t.note}) <= 4000`),
  ],
);

/** What a shop has agreed with a carrier, for all of its services or for one. */
export const carrierContracts = pgTable(
  'carrier_contracts',
  {
    shopId: shopId(),
    id: id(),
    carrier: text('carrier').notNull(),
    /** As shipments name it; empty: every service without a row of its own. */
    service: text('service').notNull().default(''),
    lanes: jsonb('lanes').$type<Lane[]>().notNull().default([]),
    /** Handed over by this hour (HH:MM on the shop's clocks), it leaves the same day. */
    cutOff: text('cut_off'),
    liabilityAmount: amount('liability_amount'),
    liabilityCurrency: text('liability_currency'),
    /** Days within which a loss, a damage or a delay must be claimed, counted from `handed over`. */
    claimLostDays: integer('claim_lost_days'),
    claimDamagedDays: integer('claim_damaged_days'),
    claimLateDays: integer('claim_late_days'),
    contacts: jsonb('contacts').$type<Contact[]>().notNull().default([]),
    requests: text('requests').array().notNull().default(sql`'{}'`),
    /** Days (YYYY-MM-DD) on which it does not work, beside public holidays. */
    holidays: text('holidays').array().notNull().default(sql`'{}'`),
    account: text('account'),
    note: text('note'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('carrier_contracts_shop_id_carrier_service_key').on(t.shopId, t.carrier, t.service),
    check('carrier_contracts_cut_off_check', sql`${t.cutOff} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check(
      'carrier_contracts_liability_check',
      sql`(${t.liabilityAmount} is null) = (${t.liabilityCurrency} is null) and ${t.liabilityAmount} >= 0 and ${t.liabilityCurrency} ~ '^[A-Z]{3}$'`,
    ),
    check(
      'carrier_contracts_days_check',
      sql`${t.claimLostDays} between 1 and 3650 and ${t.claimDamagedDays} between 1 and 3650 and ${t.claimLateDays} between 1 and 3650`,
    ),
  ],
);

/** What the shop asks of a carrier for a parcel that it lost, broke or brought late. */
export const claims = pgTable(
  'claims',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    carrier: text('carrier').notNull(),
    kind: text('kind', { enum: CLAIM_KINDS }).notNull(),
    state: text('state', { enum: CLAIM_STATES }).notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    paidAmount: amount('paid_amount'),
    /** The last day on which the carrier takes it, by the contract. */
    deadline: text('deadline'),
    /** The carrier's own number for it. */
    reference: text('reference'),
    note: text('note'),
    openedBy: text('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('claims_shop_id_shipment_id_key').on(t.shopId, t.shipmentId).where(sql`${t.state} <> 'withdrawn'`),
    index('claims_shop_id_opened_at_idx').on(t.shopId, t.openedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('claims_shop_id_state_idx').on(t.shopId, t.state, t.openedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    foreignKey({
      columns: [t.shopId, t.orderId, t.shipmentId],
      foreignColumns: [shipments.shopId, shipments.orderId, shipments.id],
    }).onDelete('cascade'),
    check('claims_amounts_check', sql`${t.amount} >= 0 and ${t.paidAmount} >= 0 and ${t.currency} ~ '^[A-Z]{3}$'`),
    check('claims_paid_check', sql`(${t.state} = 'paid') = (${t.paidAmount} is not null)`),
  ],
);

/**
 * Carriers that the shop has depended on, by its newest parcels, counted every night. A row goes once the share has
 * fallen well below what is spoken of, so that a share that sways around it is told of once.
 */
export const carrierDependencies = pgTable(
  'carrier_dependencies',
  {
    shopId: shopId(),
    carrier: text('carrier').notNull(),
    /** Null: by now too little to speak of. */
    level: text('level', { enum: DEPENDENCY_LEVELS }),
    /** The highest level that the shop's people were told of. */
    told: text('told', { enum: DEPENDENCY_LEVELS }).notNull(),
    /** Parts of all, 0 to 1. */
    ofParcels: doublePrecision('of_parcels').notNull(),
    ofValue: doublePrecision('of_value'),
    since: instant('since').notNull(),
    countedAt: instant('counted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.carrier] }),
    check('carrier_dependencies_shares_check', sql`${t.ofParcels} between 0 and 1 and ${t.ofValue} between 0 and 1`),
  ],
);

/** A scorecard shown without signing in: read-only, for a while, until taken back. */
export const scorecardLinks = pgTable(
  'scorecard_links',
  {
    shopId: shopId(),
    id: id(),
    tokenHash: bytea('token_hash').notNull(),
    /** Null: all carriers beside each other. */
    carrier: text('carrier'),
    days: integer('days').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastSeenAt: instant('last_seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('scorecard_links_token_hash_key').on(t.tokenHash),
    index('scorecard_links_shop_id_created_at_idx').on(t.shopId, t.createdAt.desc().nullsFirst()),
  ],
);
