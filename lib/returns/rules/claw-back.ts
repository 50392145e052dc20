import { allocate } from '@/lib/money/rules/allocate';
import { least, most } from '@/lib/money/rules/clamp';
import { amountInCurrency, type Currencies } from '@/lib/policies/rules/amount-in-currency';
import type { QuoteInput } from '../types';
import { bundlesOf } from './bundle-shares';
import type { DrawnReturn } from './draw-lines';

/** What of an order's discount a return takes back, or gives back of what an earlier one took. Minor units. */
export type ClawBack = {
  /** Positive: taken off what goes back. Negative: what was taken before and is no longer kept for. */
  amount: bigint;
  /** What the goods that stay come to at their prices, and from which worth the discount was given. */
  remaining: bigint;
  from: bigint;
};

/**
 * The part of the order's discount that lies on goods which stay, where they no longer earn it: never more than the
 * discount, and given back as those goods come back too, so that a whole order gives back what was paid for it.
 *
 * Only where the policy says so, and never on a withdrawal, which costs nothing but the way back (Directive 2011/83/EU,
 * article 14); goods that go back by the shop's or the carrier's fault count as if they stayed.
 *
 * @param byWish units of each line, by id, that the shopper gives up for money by their own wish
 * @param given the same whosever wish it is
 */
export function clawBack(
  input: QuoteInput,
  drawn: DrawnReturn,
  currencies: Currencies,
  byWish: ReadonlyMap<string, number>,
  given: ReadonlyMap<string, number>,
): ClawBack | null {
  const { order, policy } = input;
  const taken = BigInt(input.discount_taken_back?.amount ?? 0);
  const rule = policy.take_back_discounts;
  const told = order.discount_from?.amount ?? (rule?.from ? amountInCurrency(rule.from, currencies) : null);
  if (taken === 0n && (!rule || told === null)) return null;
  const from = BigInt(told ?? 0);
  const left = (index: number) => (order.lines[index]?.quantity ?? 0) - (drawn.takenBefore[index] ?? 0);
  const worth = (gone: ReadonlyMap<string, number>) =>
    order.lines.reduce((sum, { external_id, quantity }, index) => {
      const units = BigInt(left(index) - (gone.get(external_id) ?? 0));
      return sum + ((drawn.worths[index]?.gross ?? 0n) * units) / BigInt(quantity);
    }, 0n);
  const shares = discountShares(input, drawn);
  const onKept = order.lines.reduce((sum, { external_id, quantity }, index) => {
    const units = BigInt(Math.max(0, left(index) - (given.get(external_id) ?? 0)));
    return sum + ((shares[index] ?? 0n) * units) / BigInt(quantity);
  }, 0n);
  const remaining = worth(byWish);
  if (taken > 0n) {
    const back = most(0n, taken - onKept);
    return back > 0n ? { amount: -back, remaining, from } : null;
  }
  const isLost = (input.kind ?? 'return') === 'return' && rule && worth(new Map()) >= from && remaining < from;
  const amount = input.discount_agreed ? least(onKept, most(0n, BigInt(input.discount_agreed.amount))) : onKept;
  return isLost && amount > 0n ? { amount, remaining, from } : null;
}

/** The order's discount by line, as it lies in what each is worth; a set's among its parts. */
function discountShares({ order }: QuoteInput, { worths }: DrawnReturn): bigint[] {
  const before = order.lines.map((line) =>
    most(0n, BigInt(line.unit_price.amount) * BigInt(line.quantity) - BigInt(line.discount_total?.amount ?? 0)),
  );
  const sum = before.reduce((a, b) => a + b, 0n);
  const shares = allocate(least(BigInt(order.discount_total?.amount ?? 0), sum), before);
  for (const members of bundlesOf(order.lines)) {
    const whole = members.reduce((all, index) => all + (shares[index] ?? 0n), 0n);
    const parts = allocate(
      whole,
      members.map((index) => worths[index]?.goods ?? 0n),
    );
    for (const [at, index] of members.entries()) shares[index] = parts[at] ?? 0n;
  }
  return shares;
}
