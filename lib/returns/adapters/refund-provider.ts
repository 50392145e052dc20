/** What a provider is asked: the same key is the same payment, however often it is asked. */
export type RefundRequest = { key: string; amount: number; currency: string; orderExternalId: string };

/**
 * Moves money back to a shopper. `isLocal`: no network, so it is settled in the verb's own transaction; others are
 * called by the worker, outside any transaction, with the intent's id as idempotency key.
 */
export type RefundProvider = {
  name: string;
  isLocal: boolean;
  /** @returns the provider's reference of the payment */
  refund: (request: RefundRequest) => Promise<string>;
};

/** The shop pays by hand (bank, till, payment console) and says so by refunding here; the reference is ours. */
const manual: RefundProvider = {
  name: 'manual',
  isLocal: true,
  refund: async ({ key }) => `manual-${key}`,
};

/** Credit in the shop, kept in Porchlight's own ledger. */
const storeCredit: RefundProvider = {
  name: 'store_credit',
  isLocal: true,
  refund: async ({ key }) => `credit-${key}`,
};

const PROVIDERS: Record<string, RefundProvider> = { manual, store_credit: storeCredit };

/** @throws Error for a name nobody registered */
export function refundProvider(name: string): RefundProvider {
  const provider = PROVIDERS[name];
  if (!provider) throw new Error(`No refund provider "${name}".`);
  return provider;
}
