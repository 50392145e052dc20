/** What can be asked for. */
export const OPENED_KINDS = ['return', 'withdrawal'] as const;
/** A `report` settles what a shopper reported of a parcel: nothing comes back for it, and it bears no fee. */
export const RETURN_KINDS = [...OPENED_KINDS, 'report'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

export const RETURN_STATUSES = [
  'requested',
  'approved',
  'rejected',
  'in_transit',
  'received',
  'completed',
  'cancelled',
  'expired',
] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const REFUND_STATES = ['pending', 'sending', 'succeeded', 'failed'] as const;

export const RETURN_VERBS = ['approve', 'reject', 'receive', 'refund', 'cancel', 'close'] as const;
export type ReturnVerb = (typeof RETURN_VERBS)[number];

/** What may be done to a return beside deciding it. */
export const SIDE_VERBS = ['hold', 'unhold', 'ask'] as const;
export type SideVerb = (typeof SIDE_VERBS)[number];

/** What is found when a box is opened; `unexpected` was in it and on no return. */
export const CONDITIONS = ['good', 'damaged', 'missing', 'unexpected'] as const;
export type Condition = (typeof CONDITIONS)[number];
export const GRADES = ['as_new', 'opened', 'worn', 'broken'] as const;
export type Grade = (typeof GRADES)[number];
/** Where goods go once they were looked at. Only `restock` moves stock, and none of them moves money. */
export const DISPOSITIONS = ['restock', 'refurbish', 'donate', 'destroy'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const VERDICTS = ['eligible', 'review', 'ineligible'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a line is not simply eligible. Rules add codes of their own, which then carry the rule's name. */
export const QUOTE_REASON_CODES = [
  'order_cancelled',
  'not_shipped',
  'already_returned',
  'quantity_not_returnable',
  'bundle_whole',
  'final_sale',
  'window_closed',
  'hidden',
  'resolution_not_offered',
  'method_not_offered',
  'exchange_variant_missing',
  'exchange_variant_unknown',
  'exchange_other_product',
  'exchange_other_currency',
  'exchange_out_of_stock',
  'withdrawal_not_available',
  'withdrawal_exempt',
  'withdrawal_closed',
  'delivery_unknown',
  'customer_flagged',
  'customer_limit',
  'day_limit',
  'order_limit',
  'kept_limit',
] as const;
/** Those of them that speak of the shopper and not of the goods: a person should look. */
export const SHOPPER_CAUTIONS = [
  'customer_flagged',
  'customer_limit',
  'day_limit',
  'order_limit',
  'kept_limit',
] as const;
export type QuoteReasonCode = (typeof QUOTE_REASON_CODES)[number];

/** The rows of a quote's explanation, for pages that say them in the shopper's language. */
export const EXPLANATION_CODES = [
  'item',
  'discount',
  'tax',
  'bonus_void',
  'payment_cap',
  'gift_kept',
  'discount_lost',
  'discount_back',
  'outbound_shipping',
  'charge',
  'charge_kept',
  'restocking_fee',
  'method_fee',
  'exchange',
  'replacement',
  'bonus',
] as const;
export type ExplanationCode = (typeof EXPLANATION_CODES)[number];

/** Where nobody knows when a parcel came: this long after it was sent, in the shopper's favour. */
export const TRANSIT_ESTIMATE_DAYS = 14;

/** How long a shopper has to hand a return over once it is opened, where the policy says nothing else. */
export const SEND_BACK_DAYS = 28;
/** The least a withdrawal leaves for sending back (Directive 2011/83/EU, article 14(1)). */
export const WITHDRAWAL_SEND_BACK_DAYS = 14;
/** A return that has not set off is spoken of so many days before it runs out. */
export const REMIND_EXPIRY_DAYS = 3;
/** How long a return's own page stays open to its link. */
export const RETURN_GRANT_DAYS = 365;
/** How long an exchange holds its new item. */
export const RESERVATION_DAYS = 28;

/** Days in which the money goes back after a withdrawal (Directive 2011/83/EU, article 13(1)). */
export const WITHDRAWAL_REFUND_DAYS = 14;

/** Bought labels in 24 hours, for one shop unless it says otherwise, and for one shopper. */
export const LABELS_A_SHOP_A_DAY = 500;
export const LABELS_A_CUSTOMER_A_DAY = 10;
/** A draft that lies so long is spoken of once. */
export const REMIND_AFTER_HOURS = 24;
/** In days, as a shop may have it. */
export const REMIND_AFTER_DAYS = { usual: 1, most: 14 };

export const LABEL_KINDS = ['label', 'qr'] as const;
/** `wanted` until a provider sold it; `failed` once nobody tries any more; `void` where another took its place. */
export const LABEL_STATES = ['wanted', 'bought', 'failed', 'void'] as const;
/**
 * What came of giving back a bought label that nobody used: the provider takes it (`taken`), would never have billed it
 * (`unbilled`), will not take it (`refused`), or its days were over (`lapsed`).
 */
export const GIVE_BACKS = ['taken', 'unbilled', 'refused', 'lapsed'] as const;
export type GiveBack = (typeof GIVE_BACKS)[number];

/** What speaks against paying a return by itself: its parcel weighs too much or too little, or something else came back. */
export const CAUTIONS = ['heavier', 'lighter', 'serial_unknown', 'serial_returned'] as const;
export type Caution = (typeof CAUTIONS)[number];
/** The figures of one: weights in grams and who weighed, or what was engraved. */
export type CautionData = { expected?: number; weighed?: number; by?: string; serials?: string[] };
/** Those that a scale tells. */
export const WEIGHT_CAUTIONS: readonly Caution[] = ['heavier', 'lighter'];
/** How far a parcel may be from what its goods weigh, where the shop says nothing: the greater of both. */
export const WEIGHT_TOLERANCE = { percent: 25, grams: 200 };
/** A box and what fills it, in grams, where the shop says nothing. */
export const PACKAGING_GRAMS = 150;

/** What went wrong with a shopper's return, as staff note it. */
export const FLAG_KINDS = [
  'empty_box',
  'wrong_item',
  'worn',
  'not_sent',
  'false_claim',
  'chargeback',
  'too_many',
  'other',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** How often and how long a refund is tried by itself; then a person looks, since providers forget keys after a day. */
export const REFUND_ATTEMPTS = 13;
export const REFUND_HOURS = 23;
/** Days after a refund was paid on which its provider is asked whether it stands: banks send money back for weeks. */
export const REFUND_CHECK_DAYS = [1, 3, 7, 14, 30] as const;
