import { CATALOG } from '@/db/seed/pictures/catalog';
import { HOUSES, type House, type Line } from './goods';
import type { ShopApi } from './shop-api';

/** Everything a return can be: what each of them asks a policy for. */
export const EVERYTHING = {
  auto_approve: true,
  resolutions: [
    { type: 'refund' },
    { type: 'store_credit', bonus: { percent: 10 } },
    { type: 'exchange', scope: 'any', sends_first: { secured_by: 'deposit', days: 14 } },
    { type: 'replace' },
    { type: 'keep' },
  ],
};

/** Puts a house's goods on the shelf of another shop, and answers a line of the first, as its checkout would write it. */
export async function fillShelf(api: ShopApi, house: House, language: string): Promise<Line> {
  const said = (text: { en: string; de?: string; ja?: string }) => text[language as 'en'] ?? text.en;
  const products = HOUSES[house].goods.map((variant) => {
    const found = CATALOG[house].products.find((product) =>
      product.variants.some(({ external_id }) => external_id === variant),
    );
    if (!found) throw new Error(`${house} does not sell ${variant}.`);
    return found;
  });
  for (const product of products)
    await api.put(`/products/${product.external_id}`, {
      title: said(product.title),
      image_url: `/demo/${product.variants[0]?.image}.webp`,
      variants: product.variants.map((variant) => ({
        external_id: variant.external_id,
        title: said(variant.title),
        price: variant.price,
        stock: 5,
        image_url: `/demo/${variant.image}.webp`,
      })),
    });
  const [product] = products;
  const variant = product?.variants.find(({ external_id }) => external_id === HOUSES[house].goods[0]);
  if (!product || !variant) throw new Error('The shelf is empty.');
  return {
    external_id: variant.external_id,
    title: said(product.title),
    variant_title: said(variant.title),
    product_external_id: product.external_id,
    variant_external_id: variant.external_id,
    image_url: `/demo/${variant.image}.webp`,
    quantity: 1,
    unit_price: variant.price,
  };
}
