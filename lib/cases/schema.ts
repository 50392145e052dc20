import { z } from 'zod';
import { SHIPMENT_STATUSES } from '@/lib/carriers/types';
import { textField } from '@/lib/core/fields';
import {
  CASE_KINDS,
  CASE_SORTS,
  CASE_VIEWS,
  MOST_AT_ONCE,
  OWN_OUTCOMES,
  OWNER_FILTERS,
  PARCEL_VIEWS,
  REMEDIES,
} from './constants';

/** The query of the queue; what cannot be read counts as not given, so that an old bookmark still opens. */
export const caseListQuery = z.object({
  view: z.enum(CASE_VIEWS).catch('open'),
  kind: z.enum(CASE_KINDS).nullable().catch(null),
  owner: z.enum(OWNER_FILTERS).catch('anyone'),
  sort: z.enum(CASE_SORTS).catch('pain'),
  q: textField(100)
    .transform((text) => text.trim())
    .catch(''),
  cursor: z.string().max(400).nullable().catch(null),
});
export type CaseListQuery = z.output<typeof caseListQuery>;

const day = z.iso.date().nullable().catch(null);

/** The query of the list of all parcels; what cannot be read counts as not given. Days are the shop's own. */
export const parcelListQuery = z.object({
  view: z.enum(PARCEL_VIEWS).catch('all'),
  status: z.enum(SHIPMENT_STATUSES).nullable().catch(null),
  carrier: textField(100, 1).nullable().catch(null),
  direction: z.enum(['outbound', 'return']).nullable().catch(null),
  since: day,
  until: day,
  q: textField(100)
    .transform((text) => text.trim())
    .catch(''),
  cursor: z.string().max(400).nullable().catch(null),
});
export type ParcelListQuery = z.output<typeof parcelListQuery>;
export type ParcelFilter = Omit<ParcelListQuery, 'cursor'>;

const shop = z.string().max(63);
const caseIds = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);
const note = textField(2000)
  .transform((text) => text.trim())
  .nullish();
const words = textField(2000, 1).refine((text) => text.trim() !== '', 'Write something first.');

export const assignInput = z.strictObject({ shop, caseIds, ownerId: z.uuid().nullable() });
export const closeInput = z.strictObject({ shop, caseIds, outcome: z.enum(OWN_OUTCOMES), note });
/** A wall clock of the shop's; null: no due time. */
export const dueInput = z.strictObject({
  shop,
  caseIds,
  due: z.iso.datetime({ local: true, offset: false, precision: -1, error: 'Say a day and a time.' }).nullable(),
});
export const noteInput = z.strictObject({ shop, caseId: z.uuid(), note: words });
export const remedyInput = z.strictObject({ shop, caseId: z.uuid(), remedy: z.enum(REMEDIES), note });
/** A return's parcel at the dock, unopened; grams. */
export const dockActionInput = z.strictObject({
  shop,
  returnId: z.uuid(),
  weight: z.int().min(1).max(1_000_000).optional(),
});
export const clearActionInput = z.strictObject({ shop, returnId: z.uuid(), note });
export const writeInput = z.strictObject({ shop, caseIds, text: words, onPage: z.boolean() });
