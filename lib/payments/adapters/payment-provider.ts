import type { Checkout, CheckoutRequest, CheckoutState, Payback, PaybackRequest, StripeCredentials } from '../types';
import { stripeCheckout } from './stripe-checkout';

/**
 * Collects money from a shopper on a page of its own. Called by the worker, outside any transaction; what it does is keyed,
 * so that a repeat after a crash is the same deed. What a shopper paid is always read back, never believed.
 * All may throw RefundRefused, RefundPostponed or RefundUnclear (lib/returns/adapters/ask-platform.ts).
 */
export type PaymentProvider = {
  name: string;
  open: (request: CheckoutRequest) => Promise<Checkout>;
  read: (reference: string) => Promise<CheckoutState>;
  /** Nobody can pay there any more. One that was paid stays paid. */
  close: (reference: string) => Promise<void>;
  /** Reads first what has gone back already, and sends no more than what is left. */
  refund: (request: PaybackRequest) => Promise<Payback>;
  /** A refund as it stands today: banks send money back for weeks. */
  readRefund: (reference: string) => Promise<Payback>;
};

/** @returns null for payments that need no network: by hand, and the demo's own */
export function paymentProvider(name: string, credentials: StripeCredentials | null): PaymentProvider | null {
  if (name !== 'stripe') return null;
  if (!credentials) throw new Error('No credentials to collect payments with Stripe.');
  return stripeCheckout(credentials);
}
