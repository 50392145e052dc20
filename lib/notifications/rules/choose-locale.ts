const language = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase();

/** The order's language as far as the shop writes it, else the shop's own: `de-AT` gets `de` where there is no `de-AT`. */
export function chooseLocale(wanted: string | null, shop: { locales: string[]; defaultLocale: string }): string {
  if (!wanted) return shop.defaultLocale;
  return (
    shop.locales.find((locale) => locale.toLowerCase() === wanted.toLowerCase().replace('_', '-')) ??
    shop.locales.find((locale) => language(locale) === language(wanted)) ??
    shop.defaultLocale
  );
}
