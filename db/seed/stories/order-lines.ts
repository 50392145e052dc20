import type { LineOverrides, OrderOverrides } from '@/db/testing/factories/create-order';
import type { CatalogProduct, CatalogVariant, Localized, ShopCatalog } from '../pictures/catalog-types';
import type { Item, Story } from './story';

/** Percent on the net, in the prices; Duskhound sells from Oregon, which has no sales tax. */
const TAX_PERCENT: Record<string, number> = { EUR: 19, JPY: 10 };

/** Delivery, and from which worth it is free. */
const SHIPPING: Record<string, { home: string; price: number; abroad: number; freeFrom: number }> = {
  EUR: { home: 'DE', price: 495, abroad: 1290, freeFrom: 15_000 },
  USD: { home: 'US', price: 695, abroad: 1900, freeFrom: 7_500 },
  JPY: { home: 'JP', price: 770, abroad: 3_200, freeFrom: 11_000 },
};

export function findVariant(
  catalog: ShopCatalog,
  variantId: string,
): { product: CatalogProduct; variant: CatalogVariant } {
  for (const product of catalog.products) {
    const variant = product.variants.find(({ external_id }) => external_id === variantId);
    if (variant) return { product, variant };
  }
  throw new Error(`No variant "${variantId}" in the catalogue of ${catalog.shop}`);
}

/** Items as lines of an order, in the language it was placed in where the shop speaks it. */
export function orderLines(
  catalog: ShopCatalog,
  items: readonly Item[],
  locale: string,
): (LineOverrides & { unit_price: number; quantity: number })[] {
  const said = (text: Localized) => (locale === catalog.locale ? text[catalog.locale] : undefined) ?? text.en;
  return items.map(({ variant: id, quantity = 1, discount = 0 }) => {
    const { product, variant } = findVariant(catalog, id);
    const worth = variant.price.amount * quantity - discount;
    return {
      title: said(product.title),
      variant_title: said(variant.title),
      sku: variant.sku,
      product_external_id: product.external_id,
      variant_external_id: variant.external_id,
      image_url: `/demo/${variant.image}.webp`,
      quantity,
      unit_price: variant.price.amount,
      discount_total: discount,
      tax_total: taxIn(worth, catalog.currency),
      tags: product.tags,
      category: product.category,
      final_sale: variant.final_sale ?? false,
      withdrawal_exception: variant.withdrawal_exception ?? null,
    };
  });
}

function taxIn(amount: number, currency: string): number {
  const percent = TAX_PERCENT[currency] ?? 0;
  return Math.round((amount * percent) / (100 + percent));
}

/** The sums of an order over its lines. */
export function orderMoney(
  { currency }: ShopCatalog,
  lines: readonly { unit_price: number; quantity: number; discount_total?: number }[],
  { country, ...given }: { country: string } & Pick<Story, 'shipping' | 'discount' | 'charges'>,
): Pick<
  OrderOverrides,
  'currency' | 'prices_include_tax' | 'shipping_total' | 'shipping_tax' | 'discount_total' | 'charges' | 'total_paid'
> {
  const money = (amount: number) => ({ amount, currency });
  const worth = lines.reduce((sum, line) => sum + line.unit_price * line.quantity - (line.discount_total ?? 0), 0);
  const terms = SHIPPING[currency];
  const usual = !terms ? 0 : country !== terms.home ? terms.abroad : worth >= terms.freeFrom ? 0 : terms.price;
  const shipping = given.shipping ?? usual;
  const discount = given.discount ?? 0;
  const charges = given.charges ?? [];
  const beside = charges.reduce((sum, { amount }) => sum + amount, 0);
  return {
    currency,
    prices_include_tax: currency in TAX_PERCENT,
    shipping_total: money(shipping),
    shipping_tax: money(taxIn(shipping, currency)),
    discount_total: money(discount),
    charges: charges.map((charge) => ({ ...charge, amount: money(charge.amount) })),
    total_paid: money(worth - discount + shipping + beside),
  };
}
