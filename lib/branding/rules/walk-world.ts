import { addDays, dateAt, isZone, offsetAt, weekday } from '@/lib/core/local-date';
import type { Policy } from '@/lib/policies/schema';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import type { WizardVariant } from '@/lib/returns/rules/wizard-facts';
import type { ReturnSettings } from '@/lib/returns/types';
import type { DeliveryRules } from '@/lib/tracking/schema';
import { type WalkPlace, walkPlace } from './walk-places';
import type { Walker } from './walk-steps';

/** A thing of the shop's own catalog, with what it could be exchanged for. */
export type WalkGoods = {
  productExternalId: string | null;
  title: string;
  category: string | null;
  tags: string[];
  careTips: Record<string, string>;
  imageUrl: string | null;
  /** Minor units of the shop's currency. */
  price: number;
  variants: WizardVariant[];
};

/** What of the shop a walk is made of. */
export type WalkShop = {
  timeZone: string;
  currency: string;
  policy: Policy;
  settings: ReturnSettings;
  deliveryRules: DeliveryRules;
  goods: WalkGoods[];
};

/** One order of one walker, from purchase to return: nothing of it is anybody's, and nothing of it is stored. */
export type WalkWorld = WalkShop & {
  walker: Walker;
  locale: string;
  place: WalkPlace;
  zone: string;
  /** When the walk is looked at: a weekday's morning, whatever the clock says. */
  now: Date;
};

export const WALK_NUMBER = '10423';
export const WALK_RETURN = 'R-WALK-4Q7X';
const uuid = (kind: number, index: number) => `00000000-0000-7000-8000-${String(kind * 100 + index).padStart(12, '0')}`;
export const walkId = {
  order: uuid(1, 0),
  parcel: uuid(2, 0),
  back: uuid(3, 0),
  line: (index: number) => uuid(4, index),
  event: (index: number) => uuid(5, index),
  mail: uuid(6, 0),
};

/** Goods of a shop that has no catalog yet, as its shoppers would call them. */
const INVENTED: Record<string, readonly [string, string, string]> = {
  en: ['Wool blanket', 'Reading lamp', 'Engraved key ring'],
  de: ['Wolldecke', 'Leselampe', 'Schlüsselanhänger mit Gravur'],
  ja: ['ウールの膝掛け', '読書灯', '名入れキーホルダー'],
  ar: ['بطانية صوف', 'مصباح للقراءة', 'ميدالية منقوشة'],
};

function inventedGoods(locale: string, currency: string): WalkGoods[] {
  const titles = INVENTED[locale.split('-')[0] ?? ''] ?? INVENTED.en ?? [];
  const unit = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  return titles.map((title, index) => ({
    productExternalId: null,
    title,
    category: null,
    tags: [],
    careTips: {},
    imageUrl: null,
    price: ([68, 42, 19][index] ?? 20) * (unit === 0 ? 100 : 10 ** (unit ?? 2)),
    variants: [],
  }));
}

/** The next time that somebody reads news of a parcel: a weekday, 9:40 where it goes. */
function morningOf(now: Date, zone: string): Date {
  let day = dateAt(now.getTime(), zone);
  while (weekday(day) === 0 || weekday(day) === 6 || weekday(day) === 1) day = addDays(day, 1);
  const wall = Date.parse(`${day}T09:40:00Z`);
  return new Date(wall - offsetAt(wall, zone));
}

/** What one of them meets in this shop: its own goods, policy and ways back, and what the walk is to show made sure of. */
export function walkWorld(shop: WalkShop, walker: Walker, locale: string, now: Date): WalkWorld {
  const own = shop.policy;
  const law = own.statutory_withdrawal;
  const place = walkPlace({
    currency: shop.currency,
    country: shop.settings.address?.country ?? shop.deliveryRules.country ?? null,
    ...(walker === 'withdrawal' && { among: law.countries }),
  });
  const policy: Policy = {
    ...own,
    ...(walker === 'refused' && { final_sale: 'refuse' as const }),
    ...(walker === 'withdrawal' && {
      statutory_withdrawal: { ...law, enabled: true, countries: [...new Set([...law.countries, place.country])] },
    }),
  };
  const zone =
    shippingZone({ country: place.country, region: place.region, postal_code: place.postalCode }) ??
    (isZone(shop.timeZone) ? shop.timeZone : 'UTC');
  const goods = shop.goods.length > 1 ? shop.goods : inventedGoods(locale, shop.currency);
  return { ...shop, policy, goods: goods.slice(0, 3), walker, locale, place, zone, now: morningOf(now, zone) };
}

/** The walker's address for mails, of nobody. */
export const WALK_EMAIL = 'you@shopper.test';
