import { z } from 'zod';
import { carrierTime } from '@/lib/carriers/rules/carrier-time';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES } from '@/lib/carriers/types';
import { countryField, externalIdField, instantField, onceEach, textField } from '@/lib/core/fields';
import { serialsField } from '@/lib/orders/schema';

const DIRECTIONS = ['outbound', 'return'] as const;

/** A shipment as a caller writes it (CONTRACT.md 5). */
export const shipmentWriteSchema = z.strictObject({
  order_external_id: externalIdField,
  /** A slug of the published list, or any name a carrier goes by. Left out: told from the number. */
  carrier: textField(100).nullish(),
  service: textField(255).nullish(),
  tracking_number: textField(128).nullish(),
  /**
   * When it was handed over. Scans of the number from two days before or earlier belong to another parcel; left out, those
   * from 30 days before the order.
   */
  shipped_at: instantField.nullish(),
  promised_at: instantField.nullish(),
  /** What is in the parcel. Left out: every unit of the order that is in no other parcel. */
  lines: z
    .array(
      z.strictObject({
        line_external_id: externalIdField,
        quantity: z.int().min(1).max(1_000_000),
        /** Which of them, where they bear serial numbers. */
        serials: serialsField.nullish(),
      }),
    )
    .max(500)
    .superRefine(onceEach((line) => line.line_external_id, 'line_external_id'))
    .nullish(),
  direction: z.enum(DIRECTIONS).default('outbound'),
  /** Of a parcel that comes back: what it weighs, held against what its goods weigh. */
  weight_grams: z.int().min(1).max(1_000_000).nullish(),
  /** The merchant's own words about this parcel. */
  note: textField(2000).nullish(),
});
export type ShipmentWrite = z.output<typeof shipmentWriteSchema>;

/** A person of the staff says whose a parcel is. */
export const chooseCarrierInput = z.strictObject({
  shop: z.string().max(63),
  shipmentId: z.uuid(),
  carrier: z.string().min(1).max(60),
});

export const eventWriteSchema = z.strictObject({
  /** The caller's own id of the scan; told again under it, it changes nothing. */
  id: textField(200, 1).nullish(),
  occurred_at: instantField.nullish(),
  /** The wall clock where it happened, `2026-11-22T09:30` or `2026-11-22`, when its zone is not known. */
  local_time: textField(40)
    .refine((value) => carrierTime(value).local_time !== null, 'Must be a time such as 2026-11-22T09:30:00 or a date')
    .nullish(),
  status: z.enum(SHIPMENT_STATUSES),
  sub_status: z.enum(SUB_STATUSES).nullish(),
  cause: z.enum(CAUSES).nullish(),
  action_by: z.enum(ACTION_BY).nullish(),
  code: textField(80).nullish(),
  description: textField(1000).nullish(),
  location: z
    .strictObject({
      city: textField(200).nullish(),
      region: textField(200).nullish(),
      postal_code: textField(32).nullish(),
      country: textField(80).nullish(),
      latitude: z.number().min(-90).max(90).nullish(),
      longitude: z.number().min(-180).max(180).nullish(),
    })
    .nullish(),
  /** Who signed for it. */
  signed_by: textField(120).nullish().meta({ description: 'Who signed for it, shown to the buyer' }),
  /** What shows that it was delivered. The photo is fetched once, encoded anew and kept with the shipment. */
  proof: z
    .strictObject({
      photo_url: textField(2_000, 1)
        .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), 'Must be an http or https address')
        .nullish()
        .meta({
          description: 'A JPEG, PNG or WebP of at most 8 MB; counts with `delivered`. Redirects are not followed',
        }),
      signed_by: textField(120).nullish().meta({ description: 'Who signed for it; the same as `signed_by` beside it' }),
    })
    .nullish()
    .meta({ description: 'Proof of delivery, shown to the buyer' }),
  /**
   * Of a courier on the round: how many stops come before this one; 0 means that it is next. A position is never asked
   * for, and coordinates told with `out_for_delivery` are not kept.
   */
  stops_before: z
    .int()
    .min(0)
    .max(999)
    .nullish()
    .meta({ description: 'Stops the courier makes before this one; 0: this one is next' }),
  /** When it will ring, as the courier expects it now: a window of hours, or minutes shortly before. */
  eta: z
    .strictObject({ earliest: instantField, latest: instantField })
    .refine(({ earliest, latest }) => Date.parse(earliest) <= Date.parse(latest), {
      path: ['latest'],
      message: 'Must not be before earliest',
    })
    .nullish()
    .meta({ description: 'When the courier expects to arrive: a window of hours, narrowed to minutes on the round' }),
});
export type EventWrite = z.output<typeof eventWriteSchema>;

export const eventsWriteSchema = z.strictObject({ events: z.array(eventWriteSchema).min(1).max(500) });

const workingDays = z.int().min(0).max(60);

/** When the shop hands parcels over. How long couriers then take is learned, or stands in the contracts with them. */
export const deliveryRulesSchema = z.strictObject({
  /** Where parcels leave from. */
  country: countryField.nullish(),
  /** Working days between an order and its handover. */
  handling: z
    .strictObject({ min: workingDays, max: workingDays })
    .refine(({ min, max }) => min <= max, { path: ['min'], message: 'Must not be above max' })
    .default({ min: 0, max: 1 }),
  /** Orders placed after this time of the shop's day count as the next day's, `14:00`. */
  cut_off: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time such as 14:00')
    .nullish(),
  /** Weekdays on which the shop hands over, 0 Sunday to 6 Saturday. */
  weekdays: z.array(z.int().min(0).max(6)).min(1).max(7).default([1, 2, 3, 4, 5]),
  /** Days on which nothing leaves besides, `2026-12-24`: public holidays of the country are known. */
  closed: z.array(z.iso.date('Must be a day such as 2026-12-24')).max(200).default([]),
});
export type DeliveryRules = z.output<typeof deliveryRulesSchema>;

const locationReadSchema = z.object({
  city: z.string().nullable(),
  region: z.string().nullable(),
  postal_code: z.string().nullable(),
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

export const eventReadSchema = z.object({
  id: z.string(),
  occurred_at: z.string().nullable(),
  /** The carrier's wall clock as given, never converted. */
  local_time: z.string().nullable(),
  status: z.enum(SHIPMENT_STATUSES),
  sub_status: z.enum(SUB_STATUSES).nullable(),
  code: z.string().nullable(),
  description: z.string().nullable(),
  location: locationReadSchema.nullable(),
  source: z.string(),
  received_at: z.string(),
  ignored: z.enum(['earlier_parcel']).optional().meta({
    description: 'Told of an earlier parcel that bore this number; it does not count. Left out where it does',
  }),
});
export type EventRead = z.output<typeof eventReadSchema>;

export const shipmentReadSchema = z.object({
  external_id: z.string(),
  order_external_id: z.string(),
  carrier: z.string().nullable().meta({ description: 'A CarrierSlug, or a slug made of the name that was given' }),
  carrier_name: z.string().nullable(),
  carrier_doubt: z
    .object({
      reason: z.enum(['other', 'digits', 'guess']),
      candidates: z.array(z.string()),
    })
    .nullable()
    .meta({
      description:
        'Why the parcel may be another carrier’s: the number is plainly one of `candidates` (other), its check digit is wrong (digits), or nobody named a carrier and the number is shared (guess). `carrier` is what was named all the same',
    }),
  service: z.string().nullable(),
  tracking_number: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  status: z.enum(SHIPMENT_STATUSES),
  sub_status: z.enum(SUB_STATUSES).nullable(),
  cause: z.enum(CAUSES).nullable(),
  action_by: z.enum(ACTION_BY).nullable(),
  shipped_at: z.string().nullable(),
  /** Null while only the wall clock of the delivery is known. */
  delivered_at: z.string().nullable(),
  delivered_at_local: z.string().nullable(),
  promised_at: z.string().nullable(),
  eta: z
    .object({
      earliest: z.string(),
      latest: z.string(),
      source: z.enum(['carrier', 'learned', 'promised', 'rule']),
      confidence: z.enum(['high', 'medium', 'low']),
    })
    .nullable(),
  note: z.string().nullable(),
  lines: z.array(
    z.object({ line_external_id: z.string(), quantity: z.int(), serials: z.array(z.string()).optional() }),
  ),
  /** Newest first. */
  events: z.array(eventReadSchema),
});
export type ShipmentRead = z.output<typeof shipmentReadSchema>;

/** How numbers are compared: without spaces, dashes and dots, upper case; null where nothing remains. */
export const trackingKey = (number: string | null | undefined): string | null =>
  (number ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '') || null;
