/**
 * What is asked for: the price of a dearer item, a deposit on one that leaves before the old one is back, or what an old
 * one is worth that did not come back in time.
 */
export const PAYMENT_KINDS = ['difference', 'deposit', 'unreturned'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * `opening`: the provider is being asked for a checkout. `open`: the shopper may pay. `refunding`: the provider is being
 * told. `refund_failed`: what was to go back could not, or came back: a person pays it. `charged_back`: a bank took all of
 * it in a dispute. The rest are ends; `paid` may still be refunded, `refunded` may come back. A deposit is taken and given
 * back: a hold on a card ends by itself after a week, before most parcels are back.
 */
export const PAYMENT_STATES = [
  'opening',
  'open',
  'paid',
  'refunding',
  'refunded',
  'refund_failed',
  'charged_back',
  'cancelled',
  'expired',
  'failed',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/**
 * How long a shopper has to pay. For a difference or a deposit the new item is held back so long; what did not come back
 * has left their hands or not, so there is time to look for it.
 */
export const PAY_WITHIN_HOURS: Record<PaymentKind, number> = { difference: 48, deposit: 48, unreturned: 14 * 24 };
/** They are reminded once, so long before it is too late. */
export const REMIND_BEFORE_HOURS: Record<PaymentKind, number> = { difference: 24, deposit: 24, unreturned: 72 };

/** States of a return whose shopper's payment stands; of all others it goes back. */
export const LIVE: readonly string[] = ['approved', 'in_transit', 'received', 'completed'];
