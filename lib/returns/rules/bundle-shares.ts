import { allocate } from '@/lib/money/rules/allocate';
import type { QuoteOrderLine } from '../types';

type Sold = { gross: bigint; goods: bigint; tax: bigint };

/**
 * What each line is worth once the price of a set is shared among its parts, exactly: what the parts are worth is what the
 * set was sold for. Where each part was sold at a price of its own, those stand.
 *
 * Shared by the parts' stated values; where none is stated, by their own prices; where not all have one, evenly by the
 * unit. A line that only bears the set's price and is never sent has no part in it.
 */
export function bundleShares(
  lines: readonly QuoteOrderLine[],
  sold: readonly Sold[],
): (Sold & { ofBundle: { goods: bigint; tax: bigint } | null })[] {
  const result = sold.map((one) => ({ ...one, ofBundle: null as { goods: bigint; tax: bigint } | null }));
  for (const members of bundlesOf(lines)) {
    const weights = weightsOf(lines, members);
    if (!weights) continue;
    const sum = (of: (one: Sold) => bigint) => members.reduce((all, i) => all + of(sold[i] ?? NOTHING), 0n);
    const whole = { goods: sum(({ goods }) => goods), tax: sum(({ tax }) => tax) };
    const goods = allocate(whole.goods, weights);
    const off = allocate(
      sum((one) => one.gross - one.goods),
      weights,
    );
    const tax = allocate(whole.tax, weights);
    members.forEach((i, k) => {
      const share = goods[k] ?? 0n;
      result[i] = { goods: share, gross: share + (off[k] ?? 0n), tax: tax[k] ?? 0n, ofBundle: whole };
    });
  }
  return result;
}

/** The lines of each set by their places; a set of one line is none. */
export function bundlesOf(lines: readonly Pick<QuoteOrderLine, 'bundle'>[]): number[][] {
  const bundles = new Map<string, number[]>();
  lines.forEach(({ bundle }, index) => {
    if (bundle) bundles.set(bundle, [...(bundles.get(bundle) ?? []), index]);
  });
  return [...bundles.values()].filter((members) => members.length > 1);
}

const NOTHING: Sold = { gross: 0n, goods: 0n, tax: 0n };

/** Null: each part has a price of its own. */
function weightsOf(lines: readonly QuoteOrderLine[], members: readonly number[]): bigint[] | null {
  const parts = members.flatMap((i) => lines[i] ?? []);
  const isSent = ({ requires_shipping }: QuoteOrderLine) => requires_shipping !== false;
  const sent = parts.some(isSent) ? parts.filter(isSent) : parts;
  const worthOf = (amount: (part: QuoteOrderLine) => number) =>
    parts.map((part) => (sent.includes(part) ? BigInt(amount(part)) * BigInt(part.quantity) : 0n));
  const stated = worthOf(({ value }) => value?.amount ?? 0);
  if (stated.some((value) => value > 0n)) return stated;
  if (sent.some(({ unit_price }) => unit_price.amount === 0)) return worthOf(() => 1);
  const isShared = parts.some((part) => !sent.includes(part) && part.unit_price.amount > 0);
  return isShared ? worthOf(({ unit_price }) => unit_price.amount) : null;
}
