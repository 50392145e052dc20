import { allocate } from '@/lib/money/rules/allocate';
import { least, most } from '@/lib/money/rules/clamp';
import { sliceUnits } from '@/lib/money/rules/slice-units';
import type { QuoteOrder } from '../types';
import { bundleShares } from './bundle-shares';

/** What a line is worth in minor units, all its units together. */
export type LineWorth = {
  quantity: number;
  /** At its price, before any discount. */
  gross: bigint;
  /** After the line's and the order's discounts, tax included: what returning every unit gives back. */
  total: bigint;
  tax: bigint;
  /** Total without tax where prices exclude it, else the same as `total`. */
  goods: bigint;
  /** The line carries a discount, its own or a share of the order's. */
  isDiscounted: boolean;
  /** What the whole set is worth that the line has its share of; null: its price is its own. */
  ofBundle: bigint | null;
};

export type SliceWorth = { gross: bigint; discount: bigint; tax: bigint; net: bigint };

const minor = (money: { amount: number } | null | undefined) => BigInt(money?.amount ?? 0);

/**
 * What each line of an order is worth: price times quantity less the line's discount, less its share of the order's
 * discount (in proportion to that worth, by largest remainder), plus tax where prices exclude it. What a set cost as a
 * whole is shared among its parts.
 */
export function orderWorth(order: QuoteOrder): LineWorth[] {
  const gross = order.lines.map((line) => minor(line.unit_price) * BigInt(line.quantity));
  const before = order.lines.map((line, index) => most(0n, (gross[index] ?? 0n) - minor(line.discount_total)));
  const sum = before.reduce((a, b) => a + b, 0n);
  const discount = minor(order.discount_total);
  const shares = allocate(least(discount, sum), before);
  const sold = order.lines.map((line, index) => {
    const goods = (before[index] ?? 0n) - (shares[index] ?? 0n);
    return { gross: gross[index] ?? 0n, goods, tax: minor(line.tax_total) };
  });
  const parts = bundleShares(order.lines, sold);
  return order.lines.map((line, index) => {
    const { gross, goods, tax } = parts[index] ?? { gross: 0n, goods: 0n, tax: 0n };
    const ofBundle = parts[index]?.ofBundle ?? null;
    const withTax = (amount: { goods: bigint; tax: bigint }) =>
      order.prices_include_tax === false ? amount.goods + amount.tax : amount.goods;
    return {
      quantity: line.quantity,
      gross,
      total: withTax({ goods, tax }),
      tax,
      goods,
      isDiscounted: goods < gross,
      ofBundle: ofBundle && withTax(ofBundle),
    };
  });
}

/** Shipping as it was paid, with its tax. */
export const shippingPaid = (order: QuoteOrder): bigint =>
  minor(order.shipping_total) + (order.prices_include_tax === false ? minor(order.shipping_tax) : 0n);

/** Duties, tips and the like as they were paid. */
export const chargesPaid = (order: QuoteOrder): bigint =>
  (order.charges ?? []).reduce((sum, { amount }) => sum + minor(amount), 0n);

/** Units `offset+1…offset+quantity` of a line. Gross less discount, plus tax where prices exclude it, is net. */
export function sliceWorth(worth: LineWorth, offset: number, quantity: number): SliceWorth {
  const slice = (total: bigint) => sliceUnits(total, worth.quantity, offset, offset + quantity);
  const gross = worth.ofBundle === null ? slice(worth.gross) : slice(worth.goods) + slice(worth.gross - worth.goods);
  const tax = slice(worth.tax);
  const net = slice(worth.total);
  const addedTax = worth.total === worth.goods ? 0n : tax;
  return { gross, discount: gross + addedTax - net, tax, net };
}
