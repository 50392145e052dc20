import pg from 'pg';
import { bind } from '@/db/client';
import { brands, brandVersions } from '@/db/schema/brands';
import { policyVersions } from '@/db/schema/policies';
import { returnSettings } from '@/db/schema/return-ways';
import { shops } from '@/db/schema/shops';
import { apiKeys, members, userPasswords, users } from '@/db/schema/staff';
import { keyColumns } from '@/lib/auth/api-key';
import { hashPassword } from '@/lib/auth/password';
import { themeSchema } from '@/lib/branding/schema';
import { putProduct } from '@/lib/catalog/mutations/put-product';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { noteConnection } from '@/lib/connections/mutations/note-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { CATALOG } from './pictures/catalog';
import type { DemoShop, Localized } from './pictures/catalog-types';
import { DEMO_SHOPS, type DemoShopRow } from './shops';
import { askCouriers } from './stories/ask-couriers';
import { DEMO_STORIES } from './stories/demo-stories';
import { dropOldNews } from './stories/drop-old-news';
import { learnRoutes } from './stories/learn-routes';
import { plainOrders } from './stories/plain-orders';
import { tellInbox } from './stories/tell-inbox';
import type { House } from './stories/tell-parcel';
import { tellStory } from './stories/tell-story';
import { workDesk } from './stories/work-desk';

/** Through which couriers' scans reach the demo shops. */
const COURIER_CONNECTION = 'Couriers';

export const DEMO_SIGN_IN = { email: 'demo@porchlight.test', password: 'porchlight-demo', name: 'Jana' };

/**
 * Fills an empty database with the three demo shops, in one transaction: a kill in the middle leaves it empty.
 * @param url the owner's connection string; shops and people are the owner's to make, everything else is written as
 *   the app role through the same verbs as in production
 */
export async function seedDemo(url: string, now = new Date()): Promise<void> {
  // Pipelined like the pool: verbs ask several things at once.
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const db = bind(client);
    if ((await db.select({ id: shops.id }).from(shops).limit(1)).length > 0) return;
    const userId = newId();
    await db.insert(users).values({ id: userId, email: DEMO_SIGN_IN.email, name: DEMO_SIGN_IN.name });
    await db.insert(userPasswords).values({ userId, hash: await hashPassword(DEMO_SIGN_IN.password) });
    for (const shop of DEMO_SHOPS) {
      const shopId = await openShop(db, shop, now);
      await client.query('set local role porchlight_app');
      await client.query("select set_config('app.tenant', $1, true)", [shopId]);
      const ctx: Ctx = { shopId, actor: { type: 'system', job: 'demo' }, db, now, requestId: newId() };
      await db.insert(members).values({ shopId, userId, role: 'owner' });
      await db.insert(apiKeys).values({
        shopId,
        id: newId(),
        name: 'Demo',
        ...keyColumns(`plk_demo_${shop.slug}`),
        scopes: ['read', 'write'],
      });
      await stock(ctx, shop.slug);
      await live(ctx, shop.slug, userId);
      await client.query('set local role none');
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

async function openShop(db: Ctx['db'], shop: DemoShopRow, now: Date): Promise<ShopId> {
  const shopId = newId() as ShopId;
  const founded = new Date(now.getTime() - 400 * 86_400_000);
  const { slug, name, timeZone, currency, locales, theme, policy } = shop;
  await db.insert(shops).values({
    id: shopId,
    slug,
    name,
    timeZone,
    currency,
    locales: [...locales],
    defaultLocale: locales[0],
    isDemo: true,
  });
  const brandId = newId();
  await db.insert(brands).values({ shopId, id: brandId, name, isDefault: true, publishedVersion: 1 });
  await db.insert(brandVersions).values({
    shopId,
    brandId,
    version: 1,
    theme: themeSchema.parse(theme),
    publishedBy: 'system:demo',
    publishedAt: founded,
  });
  await db
    .insert(policyVersions)
    .values({ shopId, version: 1, document: parsePolicy(policy), createdBy: 'system:demo', createdAt: founded });
  await db.insert(returnSettings).values({ shopId, document: shop.returns, updatedAt: founded });
  return shopId;
}

/** What happened in a shop these last weeks. */
async function live(ctx: Ctx, slug: DemoShop, userId: string): Promise<void> {
  const { name } = DEMO_SIGN_IN;
  const catalog = CATALOG[slug];
  const { id: connectionId } = await createConnection(ctx, { source: 'generic', name: COURIER_CONNECTION });
  const house: House = {
    ctx,
    slug,
    catalog,
    staff: { type: 'staff', userId, name, role: 'owner' },
    connectionId,
    integration: { type: 'integration', connectionId, source: 'generic' },
  };
  for (const story of [...DEMO_STORIES[slug], ...plainOrders(slug, catalog)]) await tellStory(house, story);
  await learnRoutes(ctx);
  await noteConnection(ctx, { connectionId, error: null });
  await tellInbox(ctx, slug);
  await workDesk(ctx, slug, house.staff);
  await askCouriers(ctx, slug, house.staff);
  await dropOldNews(ctx);
}

const filled = (text: Localized): Record<string, string> =>
  Object.fromEntries(Object.entries(text).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

async function stock(ctx: Ctx, slug: DemoShop) {
  const catalog = CATALOG[slug];
  const own = (text: Localized) => text[catalog.locale] ?? text.en;
  for (const product of catalog.products) {
    await putProduct(ctx, {
      externalId: product.external_id,
      product: {
        title: own(product.title),
        image_url: `/demo/${product.variants[0]?.image}.webp`,
        tags: product.tags,
        category: product.category,
        care_tips: filled(product.care),
        variants: product.variants.map((variant) => ({
          external_id: variant.external_id,
          sku: variant.sku,
          title: own(variant.title),
          options: variant.options,
          price: variant.price,
          stock: variant.stock,
          image_url: `/demo/${variant.image}.webp`,
        })),
      },
    });
  }
}
