import type { Money } from '@/lib/core/money';
import type { QuoteInput, QuoteOrderLine } from '../types';
import type { DrawnReturn } from './draw-lines';

/** As a quote names it. */
export type KeptGift = {
  line_external_id: string;
  /** Units that stay with the shopper, and what they are worth together. */
  quantity: number;
  value: Money;
  /** What the goods that stay come to, and the least they were given with. */
  remaining: Money;
  given_from: Money;
};

/** A gift that its goods no longer carry, with what the shopper keeps of it. Amounts in minor units. */
export type LostGift = {
  line: QuoteOrderLine;
  quantity: number;
  value: bigint;
  /** What the goods that stay come to at their prices, and the least that the gift was given with. */
  remaining: bigint;
  givenFrom: bigint;
};

/**
 * The gifts of an order that were earned before this return and are not after it, and that do not go back with it.
 *
 * Goods count at their prices, before discounts, as they did in the cart. One that was lost to an earlier return was
 * settled with that. Never on a withdrawal, which costs nothing but the way back (Directive 2011/83/EU, article 14), nor
 * for what goes back by the shop's or the carrier's fault.
 *
 * @param given units of each line, by id, that the shopper gives up for money by their own wish
 * @param sentBack units of each line, by id, that go back for good: a gift that is kept or exchanged does not
 */
export function keptGifts(
  input: QuoteInput,
  drawn: DrawnReturn,
  given: ReadonlyMap<string, number>,
  sentBack: ReadonlyMap<string, number>,
): LostGift[] {
  if ((input.kind ?? 'return') !== 'return' || input.policy.gifts === 'keep' || input.by_itself) return [];
  const { lines } = input.order;
  const isGift = (line: QuoteOrderLine, index: number) =>
    line.gift_from != null && (drawn.worths[index]?.total ?? 0n) === 0n;
  const left = (index: number) => (lines[index]?.quantity ?? 0) - (drawn.takenBefore[index] ?? 0);
  const worth = (count: (id: string, index: number) => number) =>
    lines.reduce((sum, line, index) => {
      if (isGift(line, index)) return sum;
      const gross = drawn.worths[index]?.gross ?? 0n;
      return sum + (gross * BigInt(count(line.external_id, index))) / BigInt(line.quantity);
    }, 0n);
  const before = worth((_, index) => left(index));
  const remaining = worth((id, index) => left(index) - (given.get(id) ?? 0));
  return lines.flatMap((line, index) => {
    const givenFrom = BigInt(line.gift_from?.amount ?? 0);
    if (!isGift(line, index) || before < givenFrom || remaining >= givenFrom) return [];
    const quantity = left(index) - (sentBack.get(line.external_id) ?? 0);
    const value = BigInt((line.value ?? line.unit_price).amount) * BigInt(Math.max(0, quantity));
    return value > 0n ? [{ line, quantity, value, remaining, givenFrom }] : [];
  });
}
