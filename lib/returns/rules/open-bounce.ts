type Intent = {
  id: string;
  kind: 'refund' | 'credit';
  provider: string;
  state: string;
  bouncedAt: Date | null;
  insteadOf: string | null;
};

/** What went to a payment or an account can come back; credit and what came off an invoice are our own books. */
export const mayBounce = ({ kind, provider }: Pick<Intent, 'kind' | 'provider'>): boolean =>
  kind === 'refund' && provider !== 'invoice';

/**
 * The first refund of a return that came back and that none has taken the place of; null where there is none. An attempt
 * in its place that itself came to nothing leaves it open.
 */
export function openBounce<T extends Intent>(intents: readonly T[]): T | null {
  const paid = intents.filter(({ state, bouncedAt }) => state !== 'failed' || bouncedAt !== null);
  const replaced = new Set(paid.map(({ insteadOf }) => insteadOf));
  return intents.find(({ id, bouncedAt }) => bouncedAt !== null && !replaced.has(id)) ?? null;
}
