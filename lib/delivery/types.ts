import type { Source } from '@/lib/carriers/types';
import type { Situation } from '@/lib/tracking/rules/situation';
import type { DeliveryKind, RequestState, Road, SentRoad } from './constants';
import type { Wanted } from './schema';

/** What is agreed with the carrier for the parcel's service, as far as it decides about requests. */
export type Agreement = {
  requests: string[];
  /** Somebody there has a mail address. */
  hasContact: boolean;
  /** Days on which it does not work. */
  holidays: string[];
};

/** A request as its parcel knows it. Times are RFC 3339. */
export type AskedFacts = {
  id: string;
  kind: DeliveryKind;
  wanted: Wanted;
  state: RequestState;
  road: Road;
  carrier: string;
  attempts: number;
  answer: string | null;
  lastError: string | null;
  askedAt: string;
  sendAt: string;
  answerBy: string | null;
  settledAt: string | null;
};

/** What decides about changing one parcel's delivery. Days are the shopper's. */
export type OptionFacts = {
  direction: 'outbound' | 'return';
  situation: Situation;
  /** The order was cancelled, or its goods travel again in another parcel. */
  isOver: boolean;
  attempted: boolean;
  carrier: string | null;
  country: string | null;
  today: string;
  /** The last day of the estimate; null where nobody knows. */
  expected: string | null;
  lastEventAt: string | null;
  /** The day by which each road brings an answer. */
  answerDay: Readonly<Record<SentRoad, string>>;
  agreement: Agreement | null;
  /** What the shop's connection to this carrier's program can pass on; null: there is none. */
  program: readonly DeliveryKind[] | null;
  /** The carrier's own page for the number. */
  page: string | null;
  asked: readonly AskedFacts[];
};

/** Why something cannot be asked, the same for every kind or for one. */
export type WhyNot =
  | 'over'
  | 'not_shipped'
  | 'no_carrier'
  | 'waits_for_answer'
  | 'at_counter'
  | 'held'
  | 'on_the_van'
  | 'after_attempt'
  | 'address_first'
  | 'refused_before'
  | 'not_offered'
  | 'no_day';

export type Option =
  | { kind: DeliveryKind; road: Road; days: string[] }
  | { kind: DeliveryKind; road: null; why: WhyNot };
export type Offer = Extract<Option, { road: Road }>;

/** Everything a request is sent with. */
export type RequestWork = {
  id: string;
  kind: DeliveryKind;
  wanted: Record<string, string | null>;
  road: SentRoad;
  carrier: string;
  askedAt: string;
  parcel: {
    externalId: string;
    service: string | null;
    trackingNumber: string | null;
    shippedAt: string | null;
    status: string;
  };
  order: {
    externalId: string;
    number: string;
    country: string | null;
    address: Record<string, string | null | undefined> | null;
  };
  shop: { slug: string; name: string; timeZone: string; locale: string; email: string | null };
  /** Who at the carrier is written to; null where the agreement names nobody any more. */
  contact: { name: string | null; email: string } | null;
  account: string | null;
  program: { connectionId: string; source: Source; url: string | null; secret: string } | null;
};

/** What came of asking. `impossible`: no repeat on this road can help. */
export type SendOutcome =
  | { outcome: 'sent'; reference: string | null }
  | { outcome: 'confirmed'; answer: string | null; reference: string | null }
  | { outcome: 'refused'; answer: string | null; reference: string | null }
  | { outcome: 'delayed'; error: string }
  | { outcome: 'impossible'; error: string };

/** A carrier's program behind one interface. Safe to ask again: the request's id is the key by which it knows a repeat. */
export type DeliveryRequestAdapter = {
  send: (
    work: RequestWork,
    tools: {
      now: Date;
      /** Where the carrier may answer later, signed by the same scheme. */
      answerUrl: string;
      /** By when an answer is of use. */
      answerBy: Date;
      /** Signs a body (Standard Webhooks 1.0). */
      sign: (id: string, body: string) => Record<string, string>;
    },
  ) => Promise<SendOutcome>;
};
