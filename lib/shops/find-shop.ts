import { getPool } from '@/db/pool';
import type { ShopId } from '@/lib/core/context';

/** What anyone may know of a shop: enough to open its look-up page in its own dress. */
export type PublicShop = {
  shopId: ShopId;
  slug: string;
  name: string;
  timeZone: string;
  currency: string;
  defaultLocale: string;
  locales: string[];
  isDemo: boolean;
  brandVersion: number | null;
  theme: unknown;
  /** The newest policy offers the statutory withdrawal, so every page must lead to it. */
  offersWithdrawal: boolean;
  /** The name of its own under which its pages are told of; null: ours. */
  domain: string | null;
};

type Entry = { at: number; shop: Promise<PublicShop | null> };
const cache = new Map<string, Entry>();
// A publish shows within this time on every process; a warm one asks at most so often.
const FRESH_MS = 1_500;
const CACHE_SIZE = 5_000;

/** The shop behind a slug, or null. Its id is minted here for public pages; it authorises nothing by itself. */
export function findShop(slug: string): Promise<PublicShop | null> {
  const now = performance.now();
  const hit = cache.get(slug);
  if (hit && now - hit.at < FRESH_MS) return hit.shop;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return Promise.resolve(null);
  if (cache.size > CACHE_SIZE) cache.clear();
  // With the database out of reach a known shop stays known: its pages can still say whom to write to.
  const shop = query(slug).catch((error: unknown) => {
    if (hit) return hit.shop;
    cache.delete(slug);
    throw error;
  });
  cache.set(slug, { at: now, shop });
  return shop;
}

async function query(slug: string): Promise<PublicShop | null> {
  const { rows } = await getPool().query(
    `select shop_id as "shopId", slug, name, time_zone as "timeZone", currency, default_locale as "defaultLocale",
       locales, is_demo as "isDemo", brand_version as "brandVersion", theme,
       offers_withdrawal as "offersWithdrawal", domain from find_shop($1)`,
    [slug],
  );
  return (rows[0] as PublicShop | undefined) ?? null;
}

/** The shops of the demo, in the order they were opened. */
export async function listDemoShops(): Promise<PublicShop[]> {
  const { rows } = await getPool().query<{ slug: string; is_demo: boolean }>('select slug, is_demo from list_shops()');
  const shops = await Promise.all(rows.filter((row) => row.is_demo).map((row) => findShop(row.slug)));
  return shops.filter((shop) => shop !== null);
}
