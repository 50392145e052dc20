import { z } from 'zod';
import { REMIND_AFTER_DAYS } from '../constants';

const text = (most: number) => z.string().trim().min(1).max(most);
const country = z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code such as DE');
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Use letters, digits, "_", "-" or "."');
const clock = '([01]\\d|2[0-3]):[0-5]\\d';

/** How a shop takes returns in, as the API writes it. Lengths in millimetres, weights in grams. */
export const returnSettingsSchema = z.strictObject({
  address: z
    .strictObject({
      name: text(100),
      company: text(100).optional(),
      line1: text(200),
      line2: text(200).optional(),
      city: text(100),
      region: text(100).optional(),
      postal_code: text(32),
      country,
      phone: text(40).optional(),
      email: z.email().max(254).optional(),
    })
    .optional(),
  parcel: z
    .strictObject({
      length: z.int().min(1).max(5_000),
      width: z.int().min(1).max(5_000),
      height: z.int().min(1).max(5_000),
      weight: z.int().min(1).max(70_000),
    })
    .optional(),
  /** A box and what fills it, beside the goods. */
  packaging_grams: z.int().min(0).max(20_000).optional(),
  /** How far what a parcel weighs may be from what its goods weigh: the greater of both. Beyond it a person looks. */
  weight_tolerance: z.strictObject({ percent: z.int().min(0).max(500), grams: z.int().min(0).max(20_000) }).optional(),
  places: z
    .array(
      z.strictObject({
        code,
        methods: z.array(code).max(50).optional(),
        name: text(120),
        address: text(300),
        city: text(100).optional(),
        postal_code: text(32).optional(),
        country: country.optional(),
        hours: text(300).optional(),
      }),
    )
    .max(200)
    .refine((places) => new Set(places.map((place) => place.code)).size === places.length, 'Give each code once')
    .optional(),
  /** Windows offered on working days, from the day after tomorrow. */
  pickup: z
    .strictObject({
      windows: z
        .array(z.string().regex(new RegExp(`^${clock}-${clock}$`), 'Write a window as 09:00-12:00'))
        .max(8)
        .default([]),
      days_ahead: z.int().min(1).max(30).optional(),
    })
    .optional(),
  /** Days before store credit ends on which its owner is reminded; none: nobody is. */
  credit_reminder_days: z.array(z.int().min(1).max(365)).max(6).optional(),
  /** Labels a shop buys in a day before a person must look, and the same for one shopper. */
  labels_per_day: z.int().min(0).max(100_000).optional(),
  labels_per_customer_day: z.int().min(0).max(1_000).optional(),
  /** A mail to whoever began a return and left it, once; false: to nobody. */
  remind_drafts: z.boolean().optional(),
  /** Days a begun return lies before that mail; one, where nothing is said. */
  remind_drafts_after_days: z.int().min(1).max(REMIND_AFTER_DAYS.most).optional(),
});
