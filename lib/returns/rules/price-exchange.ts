import type { PolicyResolution } from '@/lib/policies/schema';
import type { QuoteReasonCode } from '../constants';
import type { QuoteOrderLine, QuoteVariant } from '../types';
import type { LineWorth } from './order-worth';

export type ExchangePrice =
  | { problem: QuoteReasonCode }
  /** Positive is owed by the shopper. `variant` and today's `price` are null where the catalogue is not known. */
  | { problem: null; difference: bigint; variant: QuoteVariant | null; price: bigint | null };

/**
 * What exchanging units of a line for another variant costs: today's price of the new against what was paid for the old,
 * after discounts. Where prices exclude tax the new one bears tax at the rate the old one did, rounded half up.
 *
 * @param variants undefined: the catalogue is not known, the exchange is even
 * @param taken units of each variant that lines before this one have asked for; raised by this one
 */
export function priceExchange(
  wanted: { variantId: string | null; quantity: number; net: bigint },
  line: QuoteOrderLine,
  worth: LineWorth,
  terms: Pick<PolicyResolution, 'scope' | 'price_difference'>,
  variants: readonly QuoteVariant[] | null | undefined,
  taken: Map<string, number>,
): ExchangePrice {
  if (!variants) return { problem: null, difference: 0n, variant: null, price: null };
  if (!wanted.variantId) return { problem: 'exchange_variant_missing' };
  const variant = variants.find((one) => one.external_id === wanted.variantId);
  if (!variant) return { problem: 'exchange_variant_unknown' };
  const sameProduct =
    variant.external_id === line.variant_external_id ||
    !variant.product_external_id ||
    variant.product_external_id === line.product_external_id;
  if ((terms.scope ?? 'variant') === 'variant' && !sameProduct) return { problem: 'exchange_other_product' };
  if (variant.price.currency !== line.unit_price.currency) return { problem: 'exchange_other_currency' };
  const asked = (taken.get(variant.external_id) ?? 0) + wanted.quantity;
  if (typeof variant.stock === 'number' && asked > variant.stock) return { problem: 'exchange_out_of_stock' };
  taken.set(variant.external_id, asked);

  const goods = BigInt(variant.price.amount) * BigInt(wanted.quantity);
  const tax =
    worth.total === worth.goods || worth.goods === 0n
      ? 0n
      : (2n * goods * worth.tax + worth.goods) / (2n * worth.goods);
  const price = goods + tax;
  const difference = price - wanted.net;
  const how = terms.price_difference ?? 'settle';
  if (how === 'even' || (how === 'waive_up' && difference > 0n))
    return { problem: null, difference: 0n, variant, price };
  return { problem: null, difference, variant, price };
}
