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
import { CAUTIONS, type CautionData, CONDITIONS, DISPOSITIONS, GRADES } from '@/lib/returns/constants';
import { id, instant, shopId } from './columns';
import { returnLines, returns } from './returns';

/**
 * What was found in the box, unit by unit: the counts of `return_lines` say how many, these rows in what state and where
 * they went. What nobody had announced has no line. The goods' way is apart from the money's.
 */
export const returnInspections = pgTable(
  'return_inspections',
  {
    shopId: shopId(),
    id: id(),
    returnId: uuid('return_id').notNull(),
    returnLineId: uuid('return_line_id'),
    condition: text('condition', { enum: CONDITIONS }).notNull(),
    quantity: integer('quantity').notNull(),
    grade: text('grade', { enum: GRADES }),
    /** Null: nobody has decided yet. */
    disposition: text('disposition', { enum: DISPOSITIONS }),
    /** What it is, where no line says so. */
    title: text('title'),
    note: text('note'),
    /** What is engraved on them, as typed or scanned; upper case, letters and digits only. */
    serials: text('serials').array().notNull().default(sql`'{}'`),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    disposedAt: instant('disposed_at'),
    /** What nobody had announced here belongs to this other return, and was taken in there. */
    movedTo: uuid('moved_to'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('return_inspections_shop_id_return_id_idx').on(t.shopId, t.returnId),
    foreignKey({ columns: [t.shopId, t.returnId], foreignColumns: [returns.shopId, returns.id] }).onDelete('cascade'),
    foreignKey({
      name: 'return_inspections_return_line_fk',
      columns: [t.shopId, t.returnLineId],
      foreignColumns: [returnLines.shopId, returnLines.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'return_inspections_moved_to_fk',
      columns: [t.shopId, t.movedTo],
      foreignColumns: [returns.shopId, returns.id],
    }).onDelete('cascade'),
    check('return_inspections_moved_check', sql`${t.movedTo} is null or ${t.condition} = 'unexpected'`),
    check('return_inspections_quantity_check', sql`${t.quantity} > 0 and cardinality(${t.serials}) <= ${t.quantity}`),
    check(
      'return_inspections_unexpected_check',
      sql`(${t.condition} = 'unexpected') = (${t.returnLineId} is null) and (${t.returnLineId} is not null or ${t.title} is not null)`,
    ),
    check(
      'return_inspections_disposition_check',
      sql`(${t.condition} <> 'missing' or (${t.grade} is null and ${t.disposition} is null)) and (${t.disposition} is null) = (${t.disposedAt} is null)`,
    ),
  ],
);

/**
 * What speaks against paying a return by itself: its parcel is not what the goods weigh, or a thing in it is not the one
 * that was sold. It refuses nothing and is told to nobody outside; a person looks and says so.
 */
export const returnCautions = pgTable(
  'return_cautions',
  {
    shopId: shopId(),
    id: id(),
    returnId: uuid('return_id').notNull(),
    kind: text('kind', { enum: CAUTIONS }).notNull(),
    data: jsonb('data').$type<CautionData>().notNull(),
    at: instant('at').notNull(),
    clearedAt: instant('cleared_at'),
    clearedBy: text('cleared_by'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('return_cautions_open_idx').on(t.shopId, t.returnId, t.kind).where(sql`${t.clearedAt} is null`),
    foreignKey({ columns: [t.shopId, t.returnId], foreignColumns: [returns.shopId, returns.id] }).onDelete('cascade'),
    check('return_cautions_cleared_check', sql`(${t.clearedAt} is null) = (${t.clearedBy} is null)`),
  ],
);
