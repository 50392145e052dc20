import { AHLBECK } from './ahlbeck/products';
import { ASAGIRI } from './asagiri/products';
import { expand } from './catalog-entries';
import type { DemoShop, ShopCatalog } from './catalog-types';
import { DUSKHOUND } from './duskhound/products';

/** What the three demo shops sell. Everything a shopper of theirs can order or exchange comes from here. */
export const CATALOG: Record<DemoShop, ShopCatalog> = {
  ahlbeck: expand(
    {
      shop: 'ahlbeck',
      locale: 'de',
      currency: 'EUR',
      size: { de: 'Größe', en: 'Size' },
      color: { de: 'Farbe', en: 'Colour' },
    },
    AHLBECK,
  ),
  duskhound: expand(
    { shop: 'duskhound', locale: 'en', currency: 'USD', size: { en: 'Size' }, color: { en: 'Color' } },
    DUSKHOUND,
  ),
  asagiri: expand(
    {
      shop: 'asagiri',
      locale: 'ja',
      currency: 'JPY',
      size: { ja: 'サイズ', en: 'Size' },
      color: { ja: '色', en: 'Colour' },
    },
    ASAGIRI,
  ),
};
