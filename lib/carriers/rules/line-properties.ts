import type { Money } from '@/lib/core/money';
import { minorUnits } from './minor-units';
import { list, records, text } from './read-payload';

/** What a shop says of a line in properties of its own, beside what the platform knows: `_bundle`, `_value`, `_gift_from`. */
export type LineProperties = { bundle: string | null; value: Money | null; gift_from: Money | null };

/** @param properties Shopify's `properties` (name, value) or WooCommerce's `meta_data` (key, value); amounts as decimals */
export function lineProperties(properties: unknown, currency: string): LineProperties {
  const said = (wanted: string) =>
    records(list(properties)).find((one) => (text(one.name) ?? text(one.key)) === wanted)?.value;
  const amount = (wanted: string) => {
    const money = minorUnits(said(wanted), currency);
    return money && money.amount >= 0 ? money : null;
  };
  return { bundle: text(said('_bundle'), 255), value: amount('_value'), gift_from: amount('_gift_from') };
}
