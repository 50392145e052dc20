import type { Frame } from '@/components/storefront/types';
import { sayOpening } from '@/lib/branding/rules/opening-hours';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { type Theme, themeSchema } from '@/lib/branding/schema';
import type { ResolvedBrand } from '@/lib/branding/types';
import type { ShopId } from '@/lib/core/context';
import { direction, resolveLocale } from '@/lib/i18n/locale';
import { createTranslator, type Translate } from '@/lib/i18n/translator';
import type { PublicShop } from '@/lib/shops/find-shop';

export type Dress = { brand: ResolvedBrand; locale: string; dir: 'ltr' | 'rtl'; words: Translate; frame: Frame };

/** A shop that nobody has: pages about it wear Porchlight's own quiet dress. */
export const NOBODY: PublicShop = {
  shopId: '00000000-0000-0000-0000-000000000000' as ShopId,
  slug: '',
  name: 'Porchlight',
  timeZone: 'UTC',
  currency: 'EUR',
  defaultLocale: 'en',
  locales: ['en', 'de', 'ja'],
  isDemo: false,
  brandVersion: null,
  theme: null,
  offersWithdrawal: false,
  domain: null,
};

const resolved = new Map<string, ResolvedBrand>();
const names = new Map<string, string>();

/** What a language calls itself. */
function ownName(locale: string): string {
  let name = names.get(locale);
  if (name === undefined) {
    name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
    if (names.size < 500) names.set(locale, name);
  }
  return name;
}

/** The shop's published brand, resolved once per version, locale and what the shop says of itself. */
export function brandOf(shop: PublicShop, locale: string): ResolvedBrand {
  const { shopId, brandVersion, name, locales, defaultLocale } = shop;
  const key = JSON.stringify([shopId, brandVersion, locale, name, locales, defaultLocale]);
  let brand = resolved.get(key);
  if (!brand) {
    brand = dressShop(shop, themeSchema.parse(shop.theme ?? {}), locale);
    if (resolved.size > 1000) resolved.clear();
    resolved.set(key, brand);
  }
  return brand;
}

const dressShop = (shop: PublicShop, theme: Theme, locale: string): ResolvedBrand =>
  resolveBrand(
    theme,
    {
      slug: shop.slug,
      name: shop.name,
      basePath: `/s/${shop.slug}`,
      locales: shop.locales,
      defaultLocale: shop.defaultLocale,
    },
    { locale, version: shop.brandVersion ?? 0 },
  );

/**
 * Everything a page wears: brand, language, words and the frame around its content.
 * @param input.path the page's own path, for the language links; `?lang=` chooses one
 */
export function dressPage(input: {
  shop: PublicShop;
  path: string;
  explicitLocale: string | null;
  acceptLanguage: string | null;
  orderLocale?: string | null;
  /** A theme being edited, instead of the published one. */
  theme?: Theme;
  links?: Partial<Frame['links']>;
  now?: Date;
}): Dress {
  const { shop } = input;
  const locale = resolveLocale(input.acceptLanguage, shop.locales, input.orderLocale ?? null, input.explicitLocale);
  const brand = input.theme ? dressShop(shop, input.theme, locale) : brandOf(shop, locale);
  const dir = direction(locale);
  const language = locale.split('-')[0] ?? locale;
  const words = createTranslator(locale, { ...brand.texts[language], ...brand.texts[locale] });
  const home = brand.shop.basePath || '/';
  return {
    brand,
    locale,
    dir,
    words,
    frame: {
      brand,
      hours:
        brand.contact.open &&
        sayOpening(brand.contact.open, { now: input.now ?? new Date(), zone: shop.timeZone, t: words }),
      locale,
      dir,
      t: (key, values) => words(`storefront.${key}`, values),
      languages: shop.locales.map((offered) => ({
        locale: offered,
        label: ownName(offered),
        href: `${input.path}?lang=${encodeURIComponent(offered)}`,
        current: offered === locale || offered === language,
      })),
      links: {
        home,
        feedback: shop.slug ? `${brand.shop.basePath}/feedback` : null,
        viewLog: null,
        withdraw: shop.offersWithdrawal ? `${brand.shop.basePath}/withdraw` : null,
        ...input.links,
      },
    },
  };
}
