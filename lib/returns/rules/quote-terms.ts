import { amountInCurrency, type Currencies } from '@/lib/policies/rules/amount-in-currency';
import { byStanding, type RuleOutcome, type Ruling } from '@/lib/policies/rules/apply-rules';
import type { Policy, PolicyMethod, PolicySum } from '@/lib/policies/schema';
import type { ReturnKind } from '../constants';
import type { QuoteInput, QuoteTrace } from '../types';
import { shippingPaid } from './order-worth';
import type { ShareOrSum } from './quote-money';

type Note = (entry: Omit<QuoteTrace, 'line_external_id'>, line?: string | null) => void;

/** A share or a sum in the order's currency; a sum that the policy does not name in it is none, and noted. */
export function termInCurrency(
  term: ({ percent?: number | null } & PolicySum) | null | undefined,
  currencies: Currencies,
  action: string,
  rule: string | null,
  note: Note,
): ShareOrSum | null {
  if (!term) return null;
  const say = (applied: boolean, detail: string) =>
    note({ source: rule ? 'rule' : 'policy', rule, action, applied, detail });
  if (typeof term.percent === 'number') {
    say(true, `${term.percent} %`);
    return { percent: term.percent };
  }
  const amount = amountInCurrency(term, currencies);
  if (amount !== null) {
    say(true, `${amount} ${currencies.order}`);
    return { sum: BigInt(amount) };
  }
  if (typeof term.amount === 'number' || term.amounts)
    say(false, `No amount is set in ${currencies.order}, so there is none`);
  return null;
}

/** Who pays for a return with this reason. Unknown or none: the shopper. */
export function waivesFees(policy: Policy, reason: string | null | undefined): boolean {
  const known = policy.reasons.find(({ code }) => code === reason);
  return known !== undefined && (known.fault !== 'shopper' || known.waives_fees);
}

export function restockingTerm(
  policy: Policy,
  rules: RuleOutcome,
  currencies: Currencies,
  note: Note,
): ShareOrSum | null {
  const ruling = rules.find('set_restocking_fee');
  return termInCurrency(
    ruling ? ruling.action : policy.restocking_fee,
    currencies,
    'restocking_fee',
    ruling?.rule ?? null,
    note,
  );
}

export function bonusTerm(policy: Policy, rules: RuleOutcome, currencies: Currencies, note: Note): ShareOrSum | null {
  const ruling = rules.find('bonus');
  const own = policy.resolutions.find(({ type }) => type === 'store_credit')?.bonus;
  return termInCurrency(ruling ? ruling.action : own, currencies, 'bonus', ruling?.rule ?? null, note);
}

/** What the law calls the direct cost of sending goods back. */
const SENDS = ['label', 'qr', 'drop_off', 'pickup', 'own_courier'];

/**
 * The fee of a method, once for the whole return.
 *
 * @param bearing the rules of each line that bears fees and is sent back
 */
export function methodFee(
  method: PolicyMethod,
  kind: ReturnKind,
  bearing: readonly RuleOutcome[],
  currencies: Currencies,
  note: Note,
): bigint {
  if (bearing.length === 0) return 0n;
  if (kind === 'withdrawal' && !SENDS.includes(method.type)) return 0n;
  const rulings = bearing
    .map((rules) => rules.find('set_method_fee', method.code))
    .filter((ruling): ruling is Ruling<'set_method_fee'> => ruling !== null);
  const ruling = rulings.sort(byStanding)[0];
  const term = termInCurrency(
    ruling ? ruling.action : method.fee,
    currencies,
    'method_fee',
    ruling?.rule ?? null,
    note,
  );
  return term && 'sum' in term ? term.sum : 0n;
}

/**
 * How much of the outbound shipping this return gives back, never twice. A full withdrawal gives it back by law (Directive
 * 2011/83/EU, article 13(1)), and so does an order that did not come as it was sold, whatever the policy says.
 *
 * @param givesMoney at least one line is refunded, credited or kept
 * @param isFull with this return everything has come back, and nothing of it is exchanged or replaced
 */
export function outboundShipping(input: QuoteInput, givesMoney: boolean, isFull: boolean): bigint {
  const policy = input.policy.refund_outbound_shipping;
  const byLaw = (input.kind === 'withdrawal' || input.kind === 'report') && isFull;
  const byPolicy = policy === 'always' || (policy === 'full_return' && isFull);
  if (!givesMoney || !(byLaw || byPolicy)) return 0n;
  const paid = shippingPaid(input.order);
  const before = input.outbound_shipping_refunded;
  if (before) return paid > BigInt(before.amount) ? paid - BigInt(before.amount) : 0n;
  const cameBack = (input.returned ?? []).some(({ quantity }) => quantity > 0);
  return policy === 'always' && cameBack ? 0n : paid;
}
