import type { ActionBy, Cause, Eta, EventLocation, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { Money } from '@/lib/core/money';

/**
 * What a grant lets its holder see. `full` (order number + email, or the link from our mail): everything of the order.
 * `status` (order number + postcode or phone): status and dates only, no names, places, pictures, prices or returns.
 * `gift`: full, but no prices and no buyer.
 */
export type PageScope = 'full' | 'status' | 'gift';

/** Why the day that we say is another one than before. `first`: nothing was said before it. */
export const ETA_REASONS = [
  'first',
  'carrier',
  'weather',
  'customs',
  'merchant',
  'recipient',
  'handover',
  'silence',
  'history',
] as const;
export type EtaReason = (typeof ETA_REASONS)[number];

/** A day we named for a parcel, and since when (RFC 3339). `told`: the shopper was written to that it is later now. */
export type EtaStep = { at: string; eta: Eta; reason: EtaReason; told?: true };

export type EventFacts = {
  id: string;
  occurredAt: string | null;
  localTime: string | null;
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  code: string | null;
  description: string | null;
  location: EventLocation | null;
  source: string;
  receivedAt: string;
  /** Stops before this one, of a courier on the round. */
  stops: number | null;
};

export type ShipmentFacts = {
  id: string;
  externalId: string;
  carrier: string | null;
  carrierName: string | null;
  service: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  direction: 'outbound' | 'return';
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  cause: Cause | null;
  actionBy: ActionBy | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  deliveredAtLocal: string | null;
  promisedAt: string | null;
  etaOriginal: Eta | null;
  eta: Eta | null;
  etaTrail: EtaStep[];
  /** When we look again without being told anything. */
  checkAt: string | null;
  /** The merchant's own words to this shopper about this parcel. */
  note: string | null;
  /** Who signed for it, as the carrier wrote the name down; and its photo of the delivery, kept by us. */
  signedBy: string | null;
  photo: { id: string; width: number; height: number } | null;
  lines: { lineId: string; quantity: number }[];
  /** Newest first. */
  events: EventFacts[];
};

export type LineFacts = {
  id: string;
  externalId: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  /** Path on our own origin; null when the shop gave none. */
  imageUrl: string | null;
  category: string | null;
  quantity: number;
  returnedQuantity: number;
  unitPrice: Money;
  /** Local calendar day (YYYY-MM-DD) until which it can come back; null: not returnable or not known yet. */
  returnBy: string | null;
  careTip: string | null;
  requiresShipping: boolean;
};

export type ReturnFacts = {
  number: string;
  status: string;
  href: string;
  createdAt: string;
  /** What is sent in exchange for units of a line; its title where it is another product. */
  exchanges?: { lineId: string; title?: string | null; variantTitle: string; imageUrl: string | null }[];
};

/** Everything the tracking page says is derived from this, `now`, and the words of the locale. */
export type OrderFacts = {
  shop: ShopFacts;
  scope: PageScope;
  order: {
    id: string;
    number: string;
    placedAt: string;
    cancelledAt: string | null;
    fulfilledAt: string | null;
    currency: string;
    locale: string | null;
    country: string | null;
    region: string | null;
    city: string | null;
    postalCode: string | null;
    /** IANA zone of the delivery address where one is known, else the shop's. */
    timeZone: string;
    customerName: string | null;
    isGift: boolean;
    tags: string[];
    lines: LineFacts[];
    /** Instant by which the shop says it will have handed over what is not yet shipped; null when it says nothing. */
    shipsBy: string | null;
    /** The merchant's note on the order as a whole. */
    note: string | null;
  };
  shipments: ShipmentFacts[];
  returns: ReturnFacts[];
  /** What was reported of its parcels; left out where that is not for this reader. */
  reports?: { number: string; status: string; href: string }[];
};

export type ShopFacts = {
  slug: string;
  name: string;
  timeZone: string;
  locales: string[];
  contact: {
    email: string | null;
    phone: string | null;
    url: string | null;
    hours: string | null;
    replyTime: string | null;
  };
};

/** Colour and icon family of a state: never colour alone. */
export type Tone = 'calm' | 'moving' | 'today' | 'attention' | 'problem' | 'done';

export type ActionView = {
  label: string;
  href: string;
  /** `post`: a form with one button; `get`: a link. */
  method: 'get' | 'post';
  /** Hidden fields of a post. */
  fields?: Record<string, string>;
};

export type ChapterEventView = {
  id: string;
  when: string;
  dateTime: string | null;
  text: string;
  place: string | null;
};

/** One of the five: made ready, with the courier, near you, at your door, yours. */
export type ChapterView = {
  key: 'ready' | 'courier' | 'near' | 'door' | 'yours';
  title: string;
  state: 'done' | 'current' | 'ahead';
  when: string | null;
  summary: string | null;
  events: ChapterEventView[];
  open: boolean;
};

export type ItemView = {
  id: string;
  title: string;
  variant: string | null;
  quantity: number;
  imageUrl: string | null;
  imageAlt: string;
  price: string | null;
  /** "Send back until 14 March", "Can't come back", "On its way back"… or null. */
  returnNote: string | null;
  careTip: string | null;
};

/** One day we named, since when, and why it was another than before. */
export type EtaStepView = { day: string; since: string; dateTime: string; reason: string; current: boolean };

/** A route drawn on the land it crosses: paths and places of an SVG of this size. */
export type RouteMapView = {
  width: number;
  height: number;
  land: string;
  borders: string;
  /** Meridians and parallels. */
  grid: string;
  passed: string | null;
  ahead: string | null;
  stops: {
    x: number;
    y: number;
    state: 'passed' | 'here' | 'ahead';
    label: { x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' } | null;
  }[];
};

export type ParcelView = {
  id: string;
  /** Goods, not parcels: "The Chelsea boots" or, for several things, "Parcel 2 of 3". */
  title: string;
  name?: string; // where two have one title: what tells them apart, read out
  sentence: string;
  tone: Tone;
  statusLabel: string;
  status: ShipmentStatus;
  /** Short date or range, already worded: "Thursday 26 November, 10:00–13:00". */
  when: string | null;
  /** The date that no longer holds, to be struck through, with words for those who cannot see it. */
  was: { text: string; spoken: string } | null;
  explanation: string | null;
  silence: string | null;
  /** How the day has changed, newest first; null where it has not. */
  trail: { title: string; steps: EtaStepView[] } | null;
  note: string | null;
  photo?: { title: string; alt: string; src: string; width: number; height: number } | null;
  /** Where something wrong with it is told; null where nothing is, or the page says it above. */
  problem?: ActionView | null;
  /** Changing its delivery; left out where that is not for this reader. */
  change?: ParcelChangeView | null;
  carrier: { name: string; number: string | null; href: string | null } | null;
  chapters: ChapterView[];
  /** The carrier's own words, newest first. */
  carrierWords: ChapterEventView[];
  items: ItemView[];
  /** Route for the small map or line: places in order of travel, the last is where it is or goes. */
  route: { label: string; state: 'passed' | 'here' | 'ahead' }[];
  /** The same on a map; null where fewer than two of its places are known. */
  map: RouteMapView | null;
};

/** What was asked of the carrier about a delivery, worded. */
export type ParcelRequestView = {
  id: string;
  tone: Tone;
  label: string;
  /** "Delivery on Thursday 26 November" */
  wish: string;
  text: string;
  answer: { title: string; text: string } | null;
  mayWithdraw: boolean;
};

/** How a parcel's delivery is changed, whether anything is offered now, and what was asked last. */
export type ParcelChangeView = { open: ActionView; isOffered: boolean; request: ParcelRequestView | null };

/** The tracking page as sentences: components only lay it out. */
export type OrderPageView = {
  locale: string;
  dir: 'ltr' | 'rtl';
  scope: PageScope;
  orderNumber: string;
  placed: string;
  salutation: string | null;
  headline: {
    sentence: string;
    tone: Tone;
    /** Large figures for layouts that show them: weekday "Thursday", day "26", month "November"; null when unknown. */
    date: { weekday: string; day: string; month: string; time: string | null; dateTime: string } | null;
    was: { text: string; spoken: string } | null;
    explanation: string | null;
    nextCheck: string | null;
    /** One huge word for `board` layouts: "Today", "Thursday", "Delivered". */
    word: string;
  };
  primary: ActionView | null;
  secondary: ActionView[];
  nothingToDo: string | null;
  /** What can be done with the page itself: the date for a calendar, a link for somebody else. */
  extras: ActionView[];
  parcels: ParcelView[];
  waiting: { title: string; sentence: string | null; items: ItemView[] } | null;
  items: ItemView[];
  returns: { label: string; href: string; status: string }[];
  reports?: { title: string; entries: { label: string; href: string; status: string }[] } | null;
  startReturn: ActionView | null;
  withdraw: ActionView | null;
  /** Changes when anything a shopper would notice changes; the live script compares it and announces `announcement` once. */
  revision: string;
  announcement: string;
};
