import type { RefundCredentials } from '../rules/refund-credentials';
import { medusaRefunds } from './medusa-refunds';
import { shopifyRefunds } from './shopify-refunds';
import { wooRefunds } from './woo-refunds';

/** What a provider is asked: the same key is the same payment, however often it is asked. */
export type RefundRequest = {
  key: string;
  amount: number;
  currency: string;
  /** The order as the platform knows it. */
  orderExternalId: string;
  returnNumber: string;
};

/** A refund as its provider has it. */
export type Paid = {
  /** As the provider's webhooks and orders name it. */
  reference: string;
  /** Minor units that have gone back, or are on their way: less than was asked where shares of it failed, 0 where all did. */
  moved: number;
};

/** Moves money back to a shopper: called by the worker, outside any transaction, with the intent's id as key. */
export type RefundProvider = {
  name: string;
  /** How long after an unclear answer a refund may still come to be: reading back sooner proves nothing. */
  settlesWithinSeconds: number;
  /**
   * Whether the platform has this very refund, by its key; read before each attempt.
   * @returns null where there is none
   * @throws RefundPostponed, RefundRefused
   */
  find: (request: RefundRequest) => Promise<Paid | null>;
  /** @throws RefundRefused, RefundPostponed, RefundUnclear */
  refund: (request: RefundRequest) => Promise<Paid>;
  /**
   * How much of a refund that was paid still stands.
   * @returns minor units, and why not all of it where it is less than asked about; null where nobody can tell
   * @throws RefundPostponed, RefundRefused
   */
  standing: (request: RefundRequest, reference: string) => Promise<{ moved: number; reason: string } | null>;
};

/**
 * @param credentials of the connection that pays
 * @throws Error where they are gone, or are another platform's
 */
export function refundProvider(name: string, credentials: RefundCredentials | null): RefundProvider {
  if (credentials?.platform !== name) throw new Error(`No credentials to refund with "${name}".`);
  switch (credentials.platform) {
    case 'shopify':
      return shopifyRefunds(credentials);
    case 'woocommerce':
      return wooRefunds(credentials);
    case 'medusa':
      return medusaRefunds(credentials);
  }
}
