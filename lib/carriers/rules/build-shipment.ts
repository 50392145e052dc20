import type { CanonicalEvent, CanonicalShipment, Eta, EventLocation, NormalizedPayload, PayloadError } from '../types';
import { type CarrierTime, NO_TIME, timeBounds } from './carrier-time';
import { countryCode } from './country-code';
import { foldShipment, lagsBehind } from './fold-shipment';
import { type Meaning, UPDATE } from './meaning';
import { number, text } from './read-payload';
import { signatory } from './signatory';
import { toObservations } from './to-observations';

type EventParts = {
  id?: string | null;
  time?: CarrierTime;
  meaning: Meaning;
  code?: unknown;
  description?: unknown;
  location?: EventLocation | null;
  stops?: unknown;
  signedBy?: unknown;
  photo?: unknown;
  /** A code beside `code` that the source's dictionary does not have. */
  unknown?: string | null;
  eta?: Eta | null;
};

/** How base64 of a JPEG, a PNG and a WebP begins; a placeholder or a PDF does not. */
const PICTURES = [
  ['/9j/', 'jpeg'],
  ['iVBORw0KGgo', 'png'],
  ['UklGR', 'webp'],
] as const;
/** Eight megabytes, written in base64. */
const LONGEST_PICTURE = 11_200_000;

/** A picture that lies in the payload itself, as an address that holds it. */
function inlinePhoto(told: unknown): string | null {
  if (typeof told !== 'string' || told.length > LONGEST_PICTURE) return null;
  const type = PICTURES.find(([start]) => told.startsWith(start))?.[1];
  return type && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(told)
    ? `data:image/${type};base64,${told.replace(/\s+/g, '')}`
    : null;
}

/** Where a photo can be fetched, or the photo; a courier takes it as it delivers, anything else is no proof of that. */
function photoOf(told: unknown, { status }: Meaning): string | null {
  if (status !== 'delivered') return null;
  const address = text(told, 2_000);
  return address && /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : inlinePhoto(told);
}

/** Stops before this one, as couriers count them; a number no round has is none. */
const stopsOf = (stops: unknown): number | null => {
  const count = number(stops);
  return count !== null && Number.isInteger(count) && count >= 0 && count < 1_000 ? count : null;
};

export function buildEvent({
  id,
  time,
  meaning,
  code,
  description,
  location,
  stops,
  eta,
  signedBy,
  photo,
  unknown,
}: EventParts): CanonicalEvent {
  const counted = stopsOf(stops);
  const signature = signatory(signedBy);
  const photo_url = photoOf(photo, meaning);
  return {
    id: id ?? null,
    ...(time ?? NO_TIME),
    ...meaning,
    code: text(code, 80),
    description: text(description, 1000),
    location: location ?? null,
    ...(counted !== null && { stops: counted }),
    ...(signature !== null && { signed_by: signature }),
    ...(photo_url !== null && { photo_url }),
    ...(unknown && { unknown_code: unknown.slice(0, 80) }),
    ...(eta && { eta }),
  };
}

type Place = Partial<Record<'city' | 'region' | 'postal_code' | 'country' | 'latitude' | 'longitude', unknown>>;

/** A place with at least one thing known of it, or null. A country in letters or words becomes its ISO code. */
export function buildLocation(place: Place): EventLocation | null {
  const latitude = number(place.latitude);
  const longitude = number(place.longitude);
  const onEarth =
    latitude !== null &&
    longitude !== null &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0);
  const location: EventLocation = {
    city: text(place.city, 120),
    region: text(place.region, 120),
    postal_code: text(place.postal_code, 20),
    country: countryCode(text(place.country, 80)),
    latitude: onEarth ? latitude : null,
    longitude: onEarth ? longitude : null,
  };
  return Object.values(location).some((value) => value !== null) ? location : null;
}

/** A carrier's own estimate. A day without a time spans from its first to its last minute by the carrier's clock. */
export function carrierEta(earliest: CarrierTime, latest: CarrierTime = earliest): Eta | null {
  const from = earliest.occurred_at ?? earliest.local_time ?? latest.occurred_at ?? latest.local_time;
  const to = latest.occurred_at ?? latest.local_time ?? from;
  return from && to ? { earliest: from, latest: to, source: 'carrier', confidence: 'medium' } : null;
}

/** Newest first. Scans of the same time keep the payload's own sense of order; undated ones stay where they were told. */
function newestFirst(events: readonly CanonicalEvent[]): CanonicalEvent[] {
  const middle = (event: CanonicalEvent) => {
    const bounds = timeBounds(event);
    return bounds && (bounds.earliest + bounds.latest) / 2;
  };
  const dated = events.filter((event) => middle(event) !== null);
  const [first, last] = [dated.at(0), dated.at(-1)];
  const oldestFirst = first && last && (middle(first) ?? 0) < (middle(last) ?? 0);
  const told = oldestFirst ? [...events].reverse() : [...events];
  let carried = Number.POSITIVE_INFINITY;
  return told
    .map((event, index) => {
      carried = middle(event) ?? carried;
      return { event, index, when: carried };
    })
    .sort((a, b) => b.when - a.when || a.index - b.index)
    .map(({ event }) => event);
}

type ShipmentParts = Partial<
  Omit<
    CanonicalShipment,
    keyof Meaning | 'declared' | 'events' | 'delivered_at' | 'delivered_at_local' | 'signed_by' | 'weight_grams'
  >
> & {
  events: CanonicalEvent[];
  /** What the provider declares; left out or `unknown` where only the scans tell. */
  declared?: Meaning | null;
  /** The delivery time the provider gives outside its scans. */
  delivered?: CarrierTime;
  /** A declared status that the source's dictionary does not have. */
  unknown?: string | null;
  /** Who signed for it, as the provider tells outside its scans. */
  signedBy?: unknown;
  /** What it was measured to weigh, in grams; nothing, or no weight of a parcel, where nobody has. */
  grams?: number | null;
};

/** A parcel of less than a gram, or of more than a ton, was not weighed. */
const isWeight = (grams: number) => grams >= 1 && grams <= 1_000_000;

/**
 * One shipment of a payload. The declared status counts, unless it lags behind the newest scan; without one the scans
 * are folded. The delivery time is that of the scan, else the provider's own, and null unless it is a fixed instant.
 */
export function buildShipment({
  events,
  declared,
  delivered = NO_TIME,
  signedBy,
  unknown,
  grams,
  ...parts
}: ShipmentParts): CanonicalShipment {
  const bare: CanonicalShipment = {
    carrier: null,
    service: null,
    tracking_number: null,
    direction: 'outbound',
    shipped_at: null,
    promised_at: null,
    eta: null,
    observed_at: null,
    external_id: null,
    order_external_id: null,
    ...parts,
    events: newestFirst(events),
    status: 'unknown',
    sub_status: null,
    cause: null,
    action_by: null,
    declared: declared !== undefined && declared !== null && declared.status !== 'unknown',
    delivered_at: null,
    delivered_at_local: null,
  };
  const scans = foldShipment(
    toObservations(bare, { source: 'payload', receivedAt: '' }).filter((o) => o.kind === 'event'),
  );
  const meaning = headline(declared ?? null, scans);
  const scanned = scans.delivered_at ?? scans.delivered_at_local;
  const at = scanned ? { occurred_at: scans.delivered_at, local_time: scans.delivered_at_local } : delivered;
  const stands = meaning.status === 'delivered';
  const signature = stands ? signatory(signedBy) : null;
  return {
    ...bare,
    ...(signature !== null && { signed_by: signature }),
    ...(grams && isWeight(grams) && { weight_grams: Math.round(grams) }),
    ...(unknown && { unknown_code: unknown.slice(0, 80) }),
    status: meaning.status,
    sub_status: meaning.sub_status,
    cause: meaning.cause,
    action_by: meaning.action_by,
    shipped_at: bare.shipped_at ?? scans.shipped_at,
    delivered_at: stands ? at.occurred_at : null,
    delivered_at_local: stands ? at.local_time : null,
  };
}

function headline(declared: Meaning | null, scans: Meaning): Meaning {
  if (!declared) return scans;
  if (declared.status === 'unknown') return scans.status === 'unknown' ? declared : scans;
  if (lagsBehind(declared.status, scans.status)) return scans;
  const tells = ({ sub_status }: Meaning) => sub_status !== null && sub_status !== UPDATE.sub_status;
  return declared.status === scans.status && !tells(declared) && tells(scans) ? scans : declared;
}

export const shipmentsOf = (shipments: CanonicalShipment[], errors: PayloadError[] = []): NormalizedPayload => ({
  shipments,
  orders: [],
  errors,
});

/** A payload understood that tells nothing of parcels or orders (a label bought, a batch done). */
export const nothing = (): NormalizedPayload => ({ shipments: [], orders: [], errors: [] });

export const payloadError = (code: unknown, message: unknown, tracking_number: string | null = null): PayloadError => ({
  code: text(code, 120) ?? 'ERROR',
  message: text(message, 1000) ?? 'The provider reported an error.',
  tracking_number,
});

export const failed = (code: unknown, message: unknown, tracking_number: string | null = null): NormalizedPayload =>
  shipmentsOf([], [payloadError(code, message, tracking_number)]);
