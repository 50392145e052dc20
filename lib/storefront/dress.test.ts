import { expect, it } from 'vitest';
import type { ShopId } from '@/lib/core/context';
import type { PublicShop } from '@/lib/shops/find-shop';
import { brandOf } from './dress';

const shop: PublicShop = {
  shopId: '01a20217-9518-74f6-9b87-bdef75fa5989' as ShopId,
  slug: 'ours',
  name: 'Old name',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  defaultLocale: 'en',
  locales: ['en'],
  isDemo: false,
  brandVersion: 3,
  theme: {},
  offersWithdrawal: true,
  domain: null,
};

it('a shop that is renamed or learns a language wears it at once, without a new version of its brand', () => {
  expect(brandOf(shop, 'en').shop.name).toBe('Old name');
  const changed = brandOf({ ...shop, name: 'New name', locales: ['en', 'de'] }, 'en').shop;
  expect(changed).toMatchObject({ name: 'New name', locales: ['en', 'de'] });
  expect(brandOf(shop, 'en')).toBe(brandOf(shop, 'en'));
});
