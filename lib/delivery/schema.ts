import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import { DELIVERY_KINDS, REQUEST_STATES, ROADS } from './constants';

const words = (max: number) =>
  textField(max * 2)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'Must not be empty').max(max));
const maybe = (max: number) =>
  textField(max * 2)
    .transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, max) || null)
    .nullish()
    .transform((text) => text ?? null);

const day = z.iso.date('Must be a day such as 2026-12-24');

/** What is wanted, by kind, as it is stored and as programs are told. */
export const wantedSchemas = {
  redeliver: z.strictObject({ day }),
  safe_place: z.strictObject({ place: words(120) }),
  neighbour: z.strictObject({ name: words(80), address: words(120) }),
  /** Null: the nearest one. */
  hold_at_point: z.strictObject({ point: maybe(160) }),
  /** The country stays: no carrier turns a parcel round abroad. */
  change_address: z.strictObject({
    name: words(80),
    line1: words(100),
    line2: maybe(100),
    postal_code: words(16),
    city: words(80),
    region: maybe(80),
  }),
  instructions: z.strictObject({ text: words(250) }),
} as const satisfies Record<(typeof DELIVERY_KINDS)[number], z.ZodType>;

export type WantedOf<K extends keyof typeof wantedSchemas> = z.output<(typeof wantedSchemas)[K]>;
export type Wanted = { [K in keyof typeof wantedSchemas]: WantedOf<K> }[keyof typeof wantedSchemas];
/** A kind with what is wanted of it. */
export type Wish = { [K in keyof typeof wantedSchemas]: { kind: K; wanted: WantedOf<K> } }[keyof typeof wantedSchemas];

const wish = <K extends keyof typeof wantedSchemas>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), wanted: wantedSchemas[kind] });

/** A wish as programs write it. */
export const wishSchema = z.discriminatedUnion('kind', [
  wish('redeliver'),
  wish('safe_place'),
  wish('neighbour'),
  wish('hold_at_point'),
  wish('change_address'),
  wish('instructions'),
]);

const note = (max: number) =>
  textField(max)
    .transform((text) => text.trim() || null)
    .nullish()
    .transform((text) => text ?? null);

/** What a carrier said, as programs tell it. */
export const answerSchema = z.strictObject({ answer: note(1000), reference: note(100) });

const shop = z.string().max(63);
export const answerRequestInput = z.strictObject({
  shop,
  requestId: z.uuid(),
  state: z.enum(['confirmed', 'refused']),
  answer: note(1000),
});
export const routeRequestsInput = z.strictObject({
  shop,
  connectionId: z.uuid(),
  url: textField(2048),
  carriers: textField(500),
});
export const noteRequestInput = z.strictObject({ shop, requestId: z.uuid(), note: note(2000) });

/** A request as the API answers it and endpoints are told. */
export const deliveryRequestReadSchema = z.object({
  id: z.string(),
  order_external_id: z.string(),
  shipment_external_id: z.string(),
  carrier: z.string(),
  tracking_number: z.string().nullable(),
  kind: z.enum(DELIVERY_KINDS),
  wanted: z.record(z.string(), z.string().nullable()),
  state: z.enum(REQUEST_STATES),
  road: z.enum(ROADS),
  attempts: z.int(),
  last_error: z.string().nullable(),
  reference: z.string().nullable(),
  /** What the carrier said. */
  answer: z.string().nullable(),
  asked_at: z.string(),
  sent_at: z.string().nullable(),
  answer_by: z.string().nullable(),
  settled_at: z.string().nullable(),
});
export type DeliveryRequestRead = z.output<typeof deliveryRequestReadSchema>;
