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
import { REPORT_EVENTS, REPORT_KINDS, REPORT_OUTCOMES, REPORT_STATES } from '@/lib/reports/constants';
import type { ReportSettings } from '@/lib/reports/types';
import { id, instant, shopId } from './columns';
import { orderLines, orders } from './orders';
import { returns } from './returns';
import { shipments } from './shipments';

/** What a shopper said went wrong with a parcel, and what became of it. Money moves through the return it is settled by. */
export const problemReports = pgTable(
  'problem_reports',
  {
    shopId: shopId(),
    id: id(),
    /** For people: short, random, unique in the shop. */
    number: text('number').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    kind: text('kind', { enum: REPORT_KINDS }).notNull(),
    state: text('state', { enum: REPORT_STATES }).notNull(),
    /** What would help most, where the shopper said so. */
    wish: text('wish', { enum: REPORT_OUTCOMES }),
    /** The question's code, then the choice's code or the shopper's words. */
    answers: jsonb('answers').$type<Record<string, string>>().notNull().default({}),
    comment: text('comment'),
    photoIds: uuid('photo_ids').array().notNull().default(sql`'{}'`),
    /** Told by whoever was given the goods; the buyer does not see it. */
    forRecipient: boolean('for_recipient').notNull().default(false),
    /** Of the form that was sent: pressed twice, it is one report. */
    formKey: uuid('form_key').notNull(),
    locale: text('locale').notNull(),
    /** The day (YYYY-MM-DD on the shop's clocks) by which the shop has promised to answer. */
    answerBy: text('answer_by').notNull(),
    askedAt: instant('asked_at'),
    outcome: text('outcome', { enum: REPORT_OUTCOMES }),
    /** Why, in words the shopper reads. */
    reason: text('reason'),
    /** The return that claims the units and moves the money. */
    returnId: uuid('return_id'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('problem_reports_shop_id_number_key').on(t.shopId, t.number),
    unique('problem_reports_shop_id_order_id_id_key').on(t.shopId, t.orderId, t.id),
    unique('problem_reports_shop_id_order_id_form_key_key').on(t.shopId, t.orderId, t.formKey),
    unique('problem_reports_shop_id_return_id_key').on(t.shopId, t.returnId),
    index('problem_reports_shop_id_created_at_idx').on(
      t.shopId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('problem_reports_shop_id_shipment_id_idx').on(t.shopId, t.shipmentId),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.shipmentId],
      foreignColumns: [shipments.shopId, shipments.orderId, shipments.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.returnId],
      foreignColumns: [returns.shopId, returns.orderId, returns.id],
    }).onDelete('cascade'),
    check(
      'problem_reports_decided_check',
      sql`(${t.state} in ('accepted', 'rejected')) = (${t.outcome} is not null)
        and (${t.outcome} is null) = (${t.decidedAt} is null) and (${t.outcome} is null) = (${t.decidedBy} is null)
        and coalesce((${t.state} = 'rejected') = (${t.outcome} = 'reject'), true)`,
    ),
    check('problem_reports_settled_check', sql`(${t.state} = 'accepted') = (${t.returnId} is not null)`),
    check('problem_reports_words_check', sql`length(${t.comment}) <= 2000 and length(${t.reason}) <= 2000`),
  ],
);

export const problemReportLines = pgTable(
  'problem_report_lines',
  {
    shopId: shopId(),
    reportId: uuid('report_id').notNull(),
    orderId: uuid('order_id').notNull(),
    lineId: uuid('line_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.reportId, t.lineId] }),
    index('problem_report_lines_shop_id_line_id_idx').on(t.shopId, t.lineId),
    foreignKey({
      columns: [t.shopId, t.orderId, t.reportId],
      foreignColumns: [problemReports.shopId, problemReports.orderId, problemReports.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.orderId, t.lineId],
      foreignColumns: [orderLines.shopId, orderLines.orderId, orderLines.id],
    }).onDelete('cascade'),
    check('problem_report_lines_quantity_check', sql`${t.quantity} > 0`),
  ],
);

/** What was said and done about a report, in order. */
export const problemReportEvents = pgTable(
  'problem_report_events',
  {
    shopId: shopId(),
    id: id(),
    orderId: uuid('order_id').notNull(),
    reportId: uuid('report_id').notNull(),
    type: text('type', { enum: REPORT_EVENTS }).notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name'),
    /** The question, the answer, the reason, a note among staff. */
    words: text('words'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('problem_report_events_shop_id_report_id_idx').on(t.shopId, t.reportId, t.at),
    foreignKey({
      columns: [t.shopId, t.orderId, t.reportId],
      foreignColumns: [problemReports.shopId, problemReports.orderId, problemReports.id],
    }).onDelete('cascade'),
    check('problem_report_events_words_check', sql`length(${t.words}) <= 4000`),
  ],
);

/** When what may be reported, and what is asked. */
export const reportSettings = pgTable('report_settings', {
  shopId: shopId().primaryKey(),
  document: jsonb('document').$type<ReportSettings>().notNull(),
  updatedAt: instant('updated_at').notNull(),
});
