import type pg from 'pg';
import { orderToken } from '@/lib/access/order-link';
import type { DemoShop } from './pictures/catalog-types';
import { DEMO_STORIES } from './stories/demo-stories';
import { giftToken } from './stories/gift-token';

/** A story of a demo shop with what opens it: its page's token, or number and mail at the look-up. */
export type StoryLink = {
  shop: DemoShop;
  key: string;
  /** English, for lists. */
  title: string;
  number: string;
  email: string;
  /** `/s/{shop}/track/{token}` */
  token: string;
  /** The recipient's own link, where the order is a gift. */
  giftToken: string | null;
};

/** Where each story of the demo shops in this database is to be seen. `client` is the owner's. */
export async function listStoryLinks(client: Pick<pg.ClientBase, 'query'>): Promise<StoryLink[]> {
  const { rows } = await client.query<{ shop: DemoShop; shopId: string; orderId: string; externalId: string }>(
    `select s.slug as shop, s.id as "shopId", o.id as "orderId", o.external_id as "externalId"
      from shops s join orders o on o.shop_id = s.id where s.is_demo and o.external_id like 'story-%'`,
  );
  const found = new Map(rows.map((row) => [`${row.shop} ${row.externalId}`, row]));
  return (Object.keys(DEMO_STORIES) as DemoShop[]).flatMap((shop) =>
    DEMO_STORIES[shop].flatMap(({ key, title, number, buyer, gift }) => {
      const row = found.get(`${shop} story-${key}`);
      return row
        ? [
            {
              shop,
              key,
              title,
              number,
              email: buyer.email,
              token: orderToken(row.shopId, row.orderId),
              giftToken: gift ? giftToken(row.shopId, row.orderId) : null,
            },
          ]
        : [];
    }),
  );
}
