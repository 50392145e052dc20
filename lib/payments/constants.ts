/**
 * What is asked for: the price of a dearer item, a deposit on one that leaves before the old one is back, or what an old
 * one is worth that did not come back in time.
 */
export const PAYMENT_KINDS = ['difference', 'deposit', 'unreturned'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * `opening`: the provider is being asked for a checkout. `open`: the shopper may pay. `held`: agreed to, not taken.
 * `releasing`, `capturing`, `refunding`: the provider is being told. The rest are ends; `paid` may still be refunded.
 */
export const PAYMENT_STATES = [
  'opening',
  'open',
  'held',
  'capturing',
  'paid',
  'releasing',
  'released',
  'refunding',
  'refunded',
  'cancelled',
  'expired',
  'failed',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** How long a shopper has to pay a difference; until then the new item is held back. */
export const PAY_WITHIN_HOURS = 48;
