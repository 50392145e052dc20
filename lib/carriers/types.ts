import type { z } from 'zod';
import type { orderWriteSchema } from '@/lib/orders/schema';

/** The canonical model of CONTRACT 5 and 7: what every adapter produces and every page reads. */

export const SHIPMENT_STATUSES = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
  'exception',
  'returned',
  'expired',
  'unknown',
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export const CAUSES = ['carrier', 'recipient', 'merchant', 'customs', 'weather', 'unknown'] as const;
export type Cause = (typeof CAUSES)[number];

export const ACTION_BY = ['shopper', 'merchant', 'carrier'] as const;
export type ActionBy = (typeof ACTION_BY)[number];

/** Published with the OpenAPI document. One word per thing that can happen to a parcel, whatever the carrier calls it. */
export const SUB_STATUSES = [
  'label_created',
  'awaiting_carrier',
  'picked_up',
  'accepted',
  'departed',
  'arrived',
  'arrived_in_country',
  'customs_started',
  'customs_cleared',
  'handed_over',
  'forwarded',
  'at_local_depot',
  'delivery_scheduled',
  'loaded',
  'courier_near',
  'ready_at_point',
  'ready_in_locker',
  'not_home',
  'business_closed',
  'no_access',
  'rescheduled',
  'delivered_to_person',
  'delivered_signed',
  'left_in_safe_place',
  'delivered_to_neighbour',
  'delivered_to_mailbox',
  'collected',
  'delay',
  'weather_delay',
  'customs_delay',
  'held',
  'payment_due',
  'address_problem',
  'missing_documents',
  'refused',
  'damaged',
  'lost',
  'missorted',
  'pickup_missed',
  'cancelled',
  'disposed',
  'returning',
  'returned_to_sender',
  'delivery_retracted',
  'resolved',
  'no_data',
  'update',
] as const;
export type SubStatus = (typeof SUB_STATUSES)[number];

/** Who said whose a parcel is: the shop's systems, the number beyond doubt, a guess by the number, a person. */
export const CARRIER_BY = ['told', 'number', 'guess', 'staff'] as const;
export type CarrierBy = (typeof CARRIER_BY)[number];

export const CARRIER_DOUBTS = ['other', 'digits'] as const;
export type CarrierDoubt = (typeof CARRIER_DOUBTS)[number];

export type EventLocation = {
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null; // ISO 3166-1 alpha-2 where known, else the carrier's own word
  latitude: number | null;
  longitude: number | null;
};

/**
 * One scan or declaration. `occurred_at` is RFC 3339 UTC and null unless the payload fixes the instant;
 * `local_time` is the carrier's wall clock exactly as given, never converted.
 */
export type CanonicalEvent = {
  /** The provider's own event id when it has one; else null and identity is derived from content. */
  id: string | null;
  occurred_at: string | null;
  local_time: string | null;
  status: ShipmentStatus;
  sub_status: SubStatus | null;
  cause: Cause | null;
  action_by: ActionBy | null;
  code: string | null;
  description: string | null;
  location: EventLocation | null;
  /** Who signed for it, as the carrier wrote the name down. */
  signed_by?: string | null;
  /** Where the courier keeps the photo it took as it delivered; a `data:` address where it sent the photo along. */
  photo_url?: string | null;
  /** A code told with it that no dictionary knows, where `code` is another; it is counted, so that somebody teaches it. */
  unknown_code?: string | null;
  /** What a courier on the round tells with it: the stops before this one, and when it will ring. */
  stops?: number | null;
  eta?: Eta | null;
};

/**
 * When the parcel should come. Each bound is what the carrier gave and no more: a day (`2026-05-04`), a wall clock at the
 * destination (`2026-05-04T18:00`), or an instant (RFC 3339). Two equal days mean "that day".
 */
export type Eta = {
  earliest: string;
  latest: string;
  source: 'carrier' | 'learned' | 'promised' | 'rule';
  confidence: 'high' | 'medium' | 'low';
  /** Of an estimate learned from the shop's own deliveries: how many there were, and how many came by `latest`. */
  history?: { of: number; by: number /** Only those that had taken as long were asked. */; stragglers?: true };
};

/** What an adapter makes of one tracking in a payload: the scans as given plus what the provider declares. */
export type CanonicalShipment = {
  carrier: string | null; // our slug
  /** True where nobody named the carrier: the number told. */
  carrier_by_number?: boolean;
  service: string | null;
  tracking_number: string | null;
  direction: 'outbound' | 'return';
  /**
   * The status the provider declares, unless a newer scan is plainly further; of a provider that declares none, what the
   * scans of this payload add up to. The fold reads a declared one as an observation.
   */
  status: ShipmentStatus;
  sub_status: SubStatus | null;
  cause: Cause | null;
  action_by: ActionBy | null;
  shipped_at: string | null;
  delivered_at: string | null;
  delivered_at_local: string | null;
  signed_by?: string | null;
  promised_at: string | null;
  /** False where the status is only the sum of this payload's scans, which may be old ones told late. */
  declared?: boolean;
  /** What it declares instead of a status, where no dictionary has that; it is counted and stands for nothing. */
  unknown_code?: string;
  eta: Eta | null;
  events: CanonicalEvent[];
  /** The provider's own clock of this payload (updated_at, ts), to tell older payloads from newer; RFC 3339 or null. */
  observed_at: string | null;
  /** What it weighs, as the provider says that it was measured. */
  weight_grams?: number;
  /** A merchant's own shipment id where the payload names it (generic source). */
  external_id: string | null;
  order_external_id: string | null;
  /** What is in the parcel, where a commerce platform says so; ids are the platform's line ids. */
  lines?: { line_external_id: string; quantity: number }[];
};

export type PayloadError = { code: string; message: string; tracking_number: string | null };

/** A refund someone else made, as a platform tells it; `amount` in minor units of `currency`. */
export type ReportedRefund = {
  external_id: string;
  order_external_id: string | null;
  amount: { amount: number; currency: string } | null;
  lines: { line_external_id: string; quantity: number }[];
  /** It was tried, and its money never went or came back; of one that failed in part, minor units that did not. */
  failed?: { reason: string | null; stands: number };
};

/** A payment that the shopper's bank was asked to take back, as a platform tells it. */
export type ReportedDispute = {
  external_id: string;
  order_external_id: string | null;
  state: 'open' | 'won' | 'lost';
  amount: { amount: number; currency: string } | null;
  reason: string | null;
  opened_at: string | null;
};

/** What a courier has decided about a delivery request of ours. */
export type ReportedAnswer = {
  request_id: string;
  state: 'confirmed' | 'refused';
  answer: string | null;
  reference: string | null;
};

/** An order in the write shape of CONTRACT 5, with the id it is put under. Whoever stores it validates it. */
export type OrderDocument = { external_id: string } & z.input<typeof orderWriteSchema>;

export type NormalizedPayload = {
  shipments: CanonicalShipment[];
  orders: OrderDocument[];
  errors: PayloadError[];
  refunds?: ReportedRefund[];
  disputes?: ReportedDispute[];
  answers?: ReportedAnswer[];
};

/**
 * One stored fact about a parcel, the input of the fold: a scan, or what a provider declared the parcel to be.
 * Of a declaration, `occurred_at`/`local_time` say when the declared status began, `observed_at` when it was declared.
 */
export type Observation = {
  kind: 'event' | 'declaration';
  /** Identity: the same fact told twice has the same key. */
  key: string;
  occurred_at: string | null;
  local_time: string | null;
  status: ShipmentStatus;
  sub_status: SubStatus | null;
  cause: Cause | null;
  action_by: ActionBy | null;
  code: string | null;
  description: string | null;
  location: EventLocation | null;
  /** The provider's clock of the payload that told it; RFC 3339 or null. */
  observed_at: string | null;
  /** When it reached us; RFC 3339. */
  received_at: string;
  source: string;
  /** Told of a tracking number; else of the shipment by the shop's own id. */
  of_number?: boolean;
  unknown_code?: string | null;
  eta?: Eta | null;
  stops?: number | null;
  signed_by?: string | null;
  photo_url?: string | null;
};

export const SOURCES = [
  'aftership',
  'easypost',
  'shippo',
  'ship24',
  'karrio',
  'ups',
  'fedex',
  'usps',
  'dhl',
  'canada_post',
  'royal_mail',
  'australia_post',
  'la_poste',
  'dpd',
  'shopify',
  'woocommerce',
  'generic',
] as const;
export type Source = (typeof SOURCES)[number];

/** A request as it arrived, for a verifier: header names lower-cased, body raw bytes as text (UTF-8). */
export type SignedRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  form?: Record<string, string | string[]>;
  /** Seconds since the epoch at which the signature's age is judged; null skips no check but uses the caller's now. */
  nowUnix: number;
};

/** A provider: a pure parser beside its verifier. No clock, no database, no network. */
export type CarrierAdapter = {
  source: Source;
  /** Throws PayloadNotUnderstood when the bytes are not this provider's. */
  parse: (body: string, kind: 'tracking' | 'webhook') => NormalizedPayload;
  /** True when the request was signed with `secret` by the provider's own scheme. Constant-time. */
  verify: (request: SignedRequest, secret: string) => boolean;
  /** The provider's id of the delivery, for deduplication; null: the SHA-256 of the raw body is used. Never throws. */
  eventId?: (body: string, headers?: Record<string, string>) => string | null;
};

/** The bytes could not be understood as this provider's payload; the inbox parks them with this reason. */
export class PayloadNotUnderstood extends Error {
  override readonly name = 'PayloadNotUnderstood';
}
