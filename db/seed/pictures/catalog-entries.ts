import type { CatalogProduct, CatalogVariant, DemoShop, Localized, Look, ShopCatalog } from './catalog-types';

/** A look as a catalogue page states it; `price` and `stock` override the product's. */
type LookEntry = Look & {
  sku: string;
  stock: number[];
  price?: number;
  final_sale?: true;
  withdrawal_exception?: 'personalised';
};

export type ProductEntry = {
  /** Last part of the picture key and of the external id. */
  key: string;
  sku: string;
  title: Localized;
  category: string;
  tags: string[];
  price: number;
  care: Localized;
  sizes?: string[];
  /** What its looks differ in, if not colour. */
  lookOption?: Localized;
  looks: LookEntry[];
};

type Shop = { shop: DemoShop; locale: 'de' | 'en' | 'ja'; currency: string; size: Localized; color: Localized };

/** Every look in every size becomes one variant; a stock list gives the units per size, in order. */
export function expand(shop: Shop, entries: ProductEntry[]): ShopCatalog {
  const own = (text: Localized) => text[shop.locale] ?? text.en;
  const products = entries.map((entry): CatalogProduct => {
    const sizes = entry.sizes ?? [''];
    const variants = entry.looks.flatMap((look) =>
      sizes.map((size, i): CatalogVariant => {
        const named = (name: string) => (size ? `${size} · ${name}` : name);
        const options = (pick: (text: Localized) => string) => ({
          ...(size ? { [pick(shop.size)]: size } : {}),
          [pick(entry.lookOption ?? shop.color)]: pick(look.name),
        });
        return {
          external_id: [entry.key, look.slug, size.toLowerCase()].filter(Boolean).join('-'),
          sku: [entry.sku, look.sku, size].filter(Boolean).join('-'),
          title: {
            en: named(look.name.en),
            ...(look.name.de ? { de: named(look.name.de) } : {}),
            ...(look.name.ja ? { ja: named(look.name.ja) } : {}),
          },
          options: options(own),
          options_en: options((text) => text.en),
          price: { amount: look.price ?? entry.price, currency: shop.currency },
          stock: look.stock[i] ?? 0,
          color: look.color,
          image: `${shop.shop}/${entry.key}-${look.slug}`,
          ...(look.final_sale ? { final_sale: true as const } : {}),
          ...(look.withdrawal_exception ? { withdrawal_exception: look.withdrawal_exception } : {}),
        };
      }),
    );
    return {
      external_id: entry.key,
      picture: `${shop.shop}/${entry.key}`,
      title: entry.title,
      category: entry.category,
      tags: entry.tags,
      care: entry.care,
      looks: entry.looks.map(({ slug, color, name, picture }) => ({
        slug,
        color,
        name,
        ...(picture ? { picture } : {}),
      })),
      variants,
    };
  });
  return { shop: shop.shop, locale: shop.locale, currency: shop.currency, products };
}
