import type { Money } from '@/lib/core/money';

export type DemoShop = 'ahlbeck' | 'duskhound' | 'asagiri';

/** Text by locale: always `en`, and the shop's own language where that is another. */
export type Localized = { en: string; de?: string; ja?: string };

/** One appearance of a product: a drawing in one colour. Sizes share it. */
export type Look = {
  /** Names the picture: /demo/{shop}/{product}-{slug}.webp */
  slug: string;
  color: string;
  name: Localized;
  /** Drawing, if not the product's own. */
  picture?: string;
};

export type CatalogVariant = {
  external_id: string;
  sku: string;
  title: Localized;
  /** In the shop's own language. */
  options: Record<string, string>;
  options_en: Record<string, string>;
  price: Money;
  stock: number;
  color: string;
  /** Under /demo/, without ending: `${image}.webp` 800, `${image}-240.webp` thumbnail, `${image}.png` 400 for mail. */
  image: string;
  final_sale?: true;
  /** Made to the shopper's order, so outside the statutory right of withdrawal. */
  withdrawal_exception?: 'personalised';
};

export type CatalogProduct = {
  external_id: string;
  /** Key in PICTURES. */
  picture: string;
  title: Localized;
  category: string;
  tags: string[];
  /** Shown when the product has been delivered. */
  care: Localized;
  looks: Look[];
  variants: CatalogVariant[];
};

export type ShopCatalog = { shop: DemoShop; locale: 'de' | 'en' | 'ja'; currency: string; products: CatalogProduct[] };
