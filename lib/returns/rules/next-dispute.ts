import type { DisputeState } from '@/lib/orders/constants';

export type DisputeNews = {
  state: DisputeState;
  amount: number;
  reason: string | null;
  openedAt: Date | null;
  /** The teller's own clock. */
  updatedAt: Date | null;
};

type Known = { state: DisputeState; amount: number; reason: string | null; openedAt: Date; closedAt: Date | null } & {
  sourceUpdatedAt: Date | null;
};

/**
 * What is known of a dispute after news of it, whatever order the news comes in: older news changes nothing, and what is
 * over opens again only by news that is dated later. Null: nothing changes.
 */
export function nextDispute(known: Known | null, news: DisputeNews, now: Date): Known | null {
  const { state, amount, updatedAt } = news;
  if (known?.sourceUpdatedAt && updatedAt && updatedAt < known.sourceUpdatedAt) return null;
  const isLater = Boolean(updatedAt && known?.sourceUpdatedAt && updatedAt > known.sourceUpdatedAt);
  if (known && known.state !== 'open' && state === 'open' && !isLater) return null;
  const next: Known = {
    state,
    amount,
    reason: news.reason ?? known?.reason ?? null,
    openedAt: news.openedAt ?? known?.openedAt ?? updatedAt ?? now,
    closedAt: state === 'open' ? null : known?.state === state ? known.closedAt : (updatedAt ?? now),
    sourceUpdatedAt: updatedAt ?? known?.sourceUpdatedAt ?? null,
  };
  return known && JSON.stringify(next) === JSON.stringify(pick(known)) ? null : next;
}

const pick = ({ state, amount, reason, openedAt, closedAt, sourceUpdatedAt }: Known): Known => ({
  state,
  amount,
  reason,
  openedAt,
  closedAt,
  sourceUpdatedAt,
});
