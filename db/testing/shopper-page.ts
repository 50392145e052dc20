import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import type { ShopId } from '@/lib/core/context';
import { newToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import type { PageScope } from '@/lib/tracking/types';
import { addEvent } from './factories/add-event';
import { type CreatedOrder, createOrder, type OrderOverrides } from './factories/create-order';
import { createShipment } from './factories/create-shipment';
import { staff, withCommittedShop } from './test-db';

const ORIGIN = 'http://localhost:3000';

/** A request as a browser opens a page. */
export const get = (path: string, headers: Record<string, string> = {}) => new Request(ORIGIN + path, { headers });

/** A form of our own page, posted. */
export const post = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
) => new Request(ORIGIN + path, { method: 'POST', body: new URLSearchParams(fields), headers });

/** A page without what differs between two answers by design. */
export const settled = async (response: Response) =>
  (await response.text()).replace(/nonce="[^"]*"/g, '').replace(/value="[^"]*"/g, '');

export type World = { shopId: ShopId; slug: string; order: CreatedOrder };

/** A committed shop with one order of marker boots, delivered in Potsdam. */
export const withOrder = (run: (world: World) => Promise<void>, overrides: OrderOverrides = {}) =>
  withCommittedShop(async (shopId) => {
    nameAssets();
    const world = await inShop({ shopId, actor: staff }, async (ctx) => {
      const [shop] = await ctx.db.select().from(shops).where(eq(shops.id, ctx.shopId));
      const order = await createOrder(ctx, { number: 'PL-1001', lines: [{ title: 'Marker boots' }], ...overrides });
      const shipment = await createShipment(ctx, order);
      await addEvent(ctx, shipment, {
        status: 'delivered',
        sub_status: 'delivered_to_person',
        location: { city: 'Potsdam' },
      });
      return { shopId, slug: shop?.slug ?? '', order };
    });
    await run(world);
  });

/** A link of that scope to the world's order. */
export async function linkOf({ shopId, order }: World, scope: PageScope): Promise<string> {
  const token = newToken();
  await inShop({ shopId, actor: staff }, (ctx) =>
    issueGrant(ctx, {
      token,
      purpose: 'track',
      scope,
      orderId: order.id,
      origin: 'test',
      expiresAt: new Date(Date.now() + 60_000),
    }),
  );
  return token;
}

/** The pages name the built style sheet; its address is all a test needs. */
export function nameAssets() {
  if (existsSync('public/assets/storefront.json')) return;
  mkdirSync('public/assets', { recursive: true });
  const none = '/assets/none.css';
  const names = { stylesheet: none, liveScript: '/assets/none.js', pieces: [':root{}'] };
  writeFileSync(`public${none}`, ':root{}');
  writeFileSync('public/assets/storefront.json', JSON.stringify(names));
}
