import { addDays, dateAt } from '@/lib/core/local-date';
import type { ClaimKind } from '../constants';

export type Terms = {
  liability: { amount: number; currency: string } | null;
  claimDays: { lost: number | null; damaged: number | null; late: number | null };
};

export type Claimed = {
  kind: ClaimKind;
  /** What the goods in the parcel cost, minor units. */
  goods: number;
  currency: string;
  /** When the carrier got it, and when it delivered it; RFC 3339 or a wall clock. */
  shippedAt: string | null;
  deliveredAt: string | null;
  zone: string;
};

/** The contract that counts for a service: the service's own before every service's. */
export function contractFor<T extends { service: string }>(contracts: readonly T[], service: string | null): T | null {
  return (
    contracts.find((one) => one.service === (service ?? '')) ?? contracts.find((one) => one.service === '') ?? null
  );
}

/**
 * What may be asked of a carrier: the worth of the goods up to its liability (where that is in the same currency), and until
 * when. A damage is counted from the delivery where there was one, everything else from the day it was handed over.
 */
export function claimTerms(
  claimed: Claimed,
  terms: Terms | null,
): { amount: number; limited: boolean; deadline: string | null } {
  const { goods, currency, kind, zone } = claimed;
  const liability = terms?.liability;
  const limited =
    liability !== null && liability !== undefined && liability.currency === currency && liability.amount < goods;
  const from = (kind === 'damaged' ? claimed.deliveredAt : null) ?? claimed.shippedAt;
  const days = terms?.claimDays[kind] ?? null;
  const start =
    from === null ? null : /[Z+]|-\d\d:\d\d$/.test(from.slice(10)) ? dateAt(Date.parse(from), zone) : from.slice(0, 10);
  return {
    amount: limited && liability ? liability.amount : goods,
    limited,
    deadline: start !== null && days !== null ? addDays(start, days) : null,
  };
}
