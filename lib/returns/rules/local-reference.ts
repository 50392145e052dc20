/**
 * What pays without a network, at once: by hand (bank, till, payment console), credit in the shop's own ledger, and what
 * comes off an invoice that nobody has paid.
 */
const LOCAL: Record<string, string> = { manual: 'manual', store_credit: 'credit', invoice: 'invoice' };

/** Our own reference of a payment that needs no network, or null where a provider has to be asked. */
export function localReference(provider: string, key: string): string | null {
  const prefix = LOCAL[provider];
  return prefix ? `${prefix}-${key}` : null;
}
