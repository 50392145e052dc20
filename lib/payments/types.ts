/** What a checkout is asked for. `key` names this very checkout: the same key is the same checkout. */
export type CheckoutRequest = {
  key: string;
  amount: number;
  currency: string;
  /** What the shopper reads beside the amount. */
  title: string;
  email: string;
  backUrl: string;
  expiresAt: Date;
  now: Date;
};

export type Checkout = { reference: string; url: string };

export type CheckoutState = {
  /** `pending`: agreed to, and on its way for days, as a direct debit is. */
  state: 'open' | 'pending' | 'paid' | 'expired';
  /** The provider's payment, once there is one. */
  paymentReference: string | null;
};

/** A payment that goes back. `key` names this very try: the same key is the same refund. */
export type PaybackRequest = {
  key: string;
  paymentReference: string;
  /** Minor units that are to have gone back in the end, whoever sent them. */
  amount: number;
  currency: string;
};

/** A refund of a payment as its provider has it. */
export type Payback = {
  reference: string;
  /** Why no money went, or why it came back; null while it stands. */
  failure: string | null;
};

export type StripeCredentials = { platform: 'stripe'; url: string; key: string };
