import type { PayMoment } from '@/lib/policies/constants';
import { amountInCurrency, type Currencies } from '@/lib/policies/rules/amount-in-currency';
import type { Policy } from '@/lib/policies/schema';
import { SHOPPER_CAUTIONS } from '../constants';
import type { Quote } from '../types';

/** What speaks against paying a return by itself. */
export type Risk = {
  /** Its parcel or a thing in it is not what it should be, and nobody has looked yet. */
  isCautioned: boolean;
  /** Somebody looked, and it was alright; or staff have noted something about its shopper by now. */
  isSuspect: boolean;
};

type Weighed = { quote: Pick<Quote, 'verdict' | 'lines'>; risk: Risk };

/**
 * When a policy would pay this return by itself: at its usual moment, or at its careful one where something speaks against
 * it. Null: a person does, as with all that a rule of the policy sends to one.
 */
export function payMoment(rule: Policy['auto_refund'], { quote, risk }: Weighed): PayMoment | null {
  if (!rule || quote.verdict === 'ineligible' || risk.isCautioned) return null;
  const looks = quote.lines.filter(({ verdict }) => verdict === 'review').flatMap(({ reasons }) => reasons);
  const isForPerson = quote.verdict === 'review' && !looks.every(({ code, rule: by }) => !by && isOfShopper(code));
  if (isForPerson) return null;
  return quote.verdict === 'review' || risk.isSuspect ? (rule.careful ?? null) : rule.on;
}

const isOfShopper = (code: string) => SHOPPER_CAUTIONS.some((one) => one === code);

/**
 * Whether a policy pays a return at this moment without a person: it is the moment of such a return, nobody laid it aside
 * or asked something, and the sum is not above what the policy leaves to people. A sum in a currency that the policy names
 * no limit for is left to a person too.
 */
export function paysByItself(
  facts: Weighed & {
    policy: Pick<Policy, 'auto_refund' | 'currency'>;
    moment: PayMoment;
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
  },
): boolean {
  const { policy, moment, amount, currencies } = facts;
  const { auto_refund: rule } = policy;
  if (
    payMoment(rule, facts) !== moment ||
    facts.isHeld ||
    facts.isAsked ||
    facts.hasBounced ||
    facts.isDisputed ||
    facts.isByHand ||
    amount <= 0
  )
    return false;
  if (!rule?.up_to) return true;
  const limit = amountInCurrency(rule.up_to, currencies);
  return limit !== null && BigInt(amount) <= BigInt(limit);
}
