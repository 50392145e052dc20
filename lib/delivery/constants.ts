import type { Source } from '@/lib/carriers/types';
import type { CarrierRequest } from '@/lib/contracts/constants';

/** What a shopper may ask a carrier to do about a delivery. */
export const DELIVERY_KINDS = [
  'redeliver',
  'safe_place',
  'neighbour',
  'hold_at_point',
  'change_address',
  'instructions',
] as const satisfies readonly CarrierRequest[];
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/**
 * `asked`: the shopper has, and it may still be taken back; `sent`: the carrier has it and has not answered; `failed`: no
 * road led to the carrier, or the parcel was quicker; `led`: the shopper followed the link to the carrier's own page, and
 * what they did there nobody told us.
 */
export const REQUEST_STATES = ['asked', 'sent', 'confirmed', 'refused', 'failed', 'withdrawn', 'led'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Nothing has been decided yet. One of these may stand for a parcel at a time. */
export const OPEN_STATES = ['asked', 'sent'] as const satisfies readonly RequestState[];

/** How a request reaches the carrier. A `link` is followed by the shopper; its row says so, and no more. */
export const ROADS = ['adapter', 'mail', 'link'] as const;
export type Road = (typeof ROADS)[number];
export const SENT_ROADS = ['adapter', 'mail'] as const satisfies readonly Road[];
export type SentRoad = (typeof SENT_ROADS)[number];

/** The road of a row that is sent: `led` ones never are. */
export const sentRoad = (road: Road): SentRoad => (road === 'adapter' ? 'adapter' : 'mail');

/** So long a shopper may change their mind before it is sent. */
export const GRACE_SECONDS = 120;

/** Pauses before the next try of a road, in seconds; after the last one the next road is taken, or a person. */
export const PAUSES: Readonly<Record<SentRoad, readonly number[]>> = {
  adapter: [20, 60, 240],
  mail: [60, 300, 900, 1_800, 3_600, 7_200],
};

/** Hours a program may take to answer; whoever gets a mail has until the next working evening. */
export const ADAPTER_ANSWER_HOURS = 4;

/** Days to choose among for a delivery on another day. */
export const DAYS_OFFERED = 6;

/** Requests for one parcel in a day, and for one order's pages in an hour: more is no shopper. */
export const REQUEST_LIMIT = { points: 20, windowSeconds: 60 * 60 };

/** Why a request failed, where it was nobody's machine: the parcel had arrived before an answer came. */
export const OVERTAKEN = 'overtaken';

/** What each source's program can be asked, where it can be asked at all (lib/delivery/adapters). */
export const PROGRAM_KINDS: Partial<Record<Source, readonly DeliveryKind[]>> = {
  generic: DELIVERY_KINDS,
};
