import { z } from 'zod';
import { REMEDIED_BY, REPORT_KINDS } from '../constants';
import type { ReportSettings } from '../types';

const days = (least: number, most: number) => z.int().min(least).max(most);
const kinds = z.array(z.enum(REPORT_KINDS)).max(REPORT_KINDS.length);

/** How a shop takes problems in, as the API writes it. */
export const reportSettingsSchema = z.strictObject({
  not_arrived_after_days: days(0, 30).optional(),
  not_arrived_within_days: days(1, 365).optional(),
  late_after_days: days(0, 60).optional(),
  silent_after_days: days(1, 120).optional(),
  contents_within_days: days(1, 365).optional(),
  answer_days: days(1, 20).optional(),
  photos: kinds.optional(),
  auto_accept: z
    .strictObject({
      kinds: kinds.min(1),
      outcome: z.enum(REMEDIED_BY),
      up_to: z.strictObject({
        amount: z.int().min(1).nullish(),
        amounts: z
          .array(z.strictObject({ amount: z.int().min(1), currency: z.string().regex(/^[A-Z]{3}$/) }))
          .max(50)
          .optional(),
      }),
    })
    .nullish(),
}) satisfies z.ZodType<ReportSettings>;

export const reportSettingsForm = z.strictObject({ shop: z.string().max(63), settings: reportSettingsSchema });

export type ReportTerms = Required<Omit<ReportSettings, 'auto_accept'>> & Pick<ReportSettings, 'auto_accept'>;

/**
 * What holds where a shop says nothing: scans are often made a day before the door, carriers take up a loss some days after
 * the promise, and whoever opens a parcel sees within two weeks what is wrong with it.
 */
const DEFAULTS: ReportTerms = {
  not_arrived_after_days: 1,
  not_arrived_within_days: 30,
  late_after_days: 3,
  silent_after_days: 14,
  contents_within_days: 14,
  answer_days: 2,
  photos: ['damaged', 'wrong'],
  auto_accept: null,
};

export const reportTerms = (settings: ReportSettings): ReportTerms => ({ ...DEFAULTS, ...settings });
