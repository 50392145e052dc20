import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import {
  LONGEST_WORDS,
  REMEDIED_BY,
  REPORT_EVENTS,
  REPORT_KINDS,
  REPORT_OUTCOMES,
  REPORT_STATES,
  REPORT_VERBS,
} from './constants';

const words = textField(LONGEST_WORDS).pipe(z.string().trim());

export const acceptReportInput = z.strictObject({
  outcome: z.enum(REMEDIED_BY),
  /** Fewer units than were reported; absent: all of them. */
  lines: z
    .array(z.strictObject({ line_external_id: z.string().min(1).max(255), quantity: z.int().min(1).max(100_000) }))
    .min(1)
    .max(200)
    .nullish(),
  /** Minor units, of a refund or credit: less than the quote says. */
  amount: z.int().min(1).nullish(),
  note: words.nullish(),
});
export const rejectReportInput = z.strictObject({ reason: words.pipe(z.string().min(1, 'Say why')) });
export const askReportInput = z.strictObject({ question: words.pipe(z.string().min(1).max(1000)) });
export type AcceptReportInput = z.infer<typeof acceptReportInput>;

const shop = z.string().max(63);
export const acceptReportForm = z.strictObject({
  shop,
  reportId: z.uuid(),
  outcome: z.enum(REMEDIED_BY),
  lines: acceptReportInput.shape.lines,
  amount: z.int().min(1).nullish(),
  note: words.nullish(),
});
export const rejectReportForm = rejectReportInput.extend({ shop, reportId: z.uuid() });
export const askReportForm = askReportInput.extend({ shop, reportId: z.uuid() });

const money = z.object({ amount: z.int(), currency: z.string() });

/** A problem report as the API answers it. */
export const reportReadSchema = z.object({
  id: z.string(),
  number: z.string(),
  order_external_id: z.string(),
  shipment_external_id: z.string(),
  kind: z.enum(REPORT_KINDS),
  state: z.enum(REPORT_STATES),
  lines: z.array(z.object({ line_external_id: z.string(), quantity: z.int() })),
  answers: z.record(z.string(), z.string()),
  comment: z.string().nullable(),
  photos: z.int(),
  /** What would help the shopper most, where they said so. */
  wish: z.enum(REPORT_OUTCOMES).nullable(),
  /** The day by which the shopper was promised an answer. */
  answer_by: z.string(),
  outcome: z.enum(REPORT_OUTCOMES).nullable(),
  reason: z.string().nullable(),
  /** The return that claims the units and moves the money. */
  return_id: z.string().nullable(),
  refunds: z.array(z.object({ amount: money, state: z.string(), provider: z.string() })),
  events: z.array(z.object({ type: z.enum(REPORT_EVENTS), words: z.string().nullable(), at: z.string() })),
  allowed_verbs: z.array(z.enum(REPORT_VERBS)),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ReportRead = z.infer<typeof reportReadSchema>;
