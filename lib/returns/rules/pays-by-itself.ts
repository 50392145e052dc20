import type { PayMoment } from '@/lib/policies/constants';
import { amountInCurrency, type Currencies } from '@/lib/policies/rules/amount-in-currency';
import type { Policy } from '@/lib/policies/schema';
import type { Quote } from '../types';

/**
 * Whether a policy pays a return at this moment without a person: it names the moment, nothing about the return was for a
 * person to look at, nobody laid it aside or asked something, and the sum is not above what the policy leaves to people.
 * A sum in a currency that the policy names no limit for is left to a person too.
 */
export function paysByItself(facts: {
  policy: Pick<Policy, 'auto_refund' | 'currency'>;
  moment: PayMoment;
  quote: Pick<Quote, 'verdict'>;
  isHeld: boolean;
  isAsked: boolean;
  /** What was paid has come back: the same way would hardly take it a second time. */
  hasBounced?: boolean;
  isDisputed?: boolean;
  /** No provider can: somebody sends it. */
  isByHand?: boolean;
  /** Minor units that would be paid. */
  amount: number;
  currencies: Currencies;
}): boolean {
  const { policy, moment, quote, amount, currencies } = facts;
  const { auto_refund: rule } = policy;
  if (
    rule?.on !== moment ||
    quote.verdict !== 'eligible' ||
    facts.isHeld ||
    facts.isAsked ||
    facts.hasBounced ||
    facts.isDisputed ||
    facts.isByHand ||
    amount <= 0
  )
    return false;
  if (!rule.up_to) return true;
  const limit = amountInCurrency(rule.up_to, currencies);
  return limit !== null && BigInt(amount) <= BigInt(limit);
}
