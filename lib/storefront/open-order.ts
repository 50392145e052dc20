import { isToken } from '@/lib/access/require-grant';
import { returnToken } from '@/lib/access/return-link';
import type { Theme } from '@/lib/branding/schema';
import { AppError } from '@/lib/core/errors';
import type { OrderFacts, ShopFacts } from '@/lib/tracking/types';
import type { Dress } from './dress';
import { loadOrderPage, type OrderPageRow } from './queries/load-order-page';
import { orderFacts } from './rules/order-facts';
import type { PageRequest } from './serve-page';

/** Where the shop's people can be reached and when, as pages show it. */
export const shopFacts = (page: PageRequest, contact: ShopFacts['contact']): ShopFacts => ({
  slug: page.shop.slug,
  name: page.shop.name,
  timeZone: page.shop.timeZone,
  locales: page.shop.locales,
  contact,
});

export type OpenedOrder = {
  row: OrderPageRow;
  page: NonNullable<OrderPageRow['page']>;
  dress: Dress;
  facts: OrderFacts;
  /** The order's own path. */
  self: string;
};

/**
 * What a token of an order opens, in one round trip to the database, dressed as its shop.
 * @throws AppError NOT_FOUND, with `details.expired` for a link that was good once
 */
export async function openOrder(page: PageRequest, token: string, theme?: Theme): Promise<OpenedOrder> {
  const row = isToken(token) ? await loadOrderPage(page.shop.shopId, token, page.now) : null;
  if (row?.purpose !== 'track') throw new AppError('NOT_FOUND', 'No such link.');
  if (!row.page) throw new AppError('NOT_FOUND', 'This link has expired.', { expired: true });
  return dressOrder(page, { ...row, page: row.page }, token, theme);
}

/** An order that was read, in the shop's published brand or in `theme`. */
export function dressOrder(
  page: PageRequest,
  row: OrderPageRow & { page: OpenedOrder['page'] },
  token: string,
  theme?: Theme,
): OpenedOrder {
  const base = `/s/${page.shop.slug}`;
  const self = `${base}/track/${token}`;
  const dress = page.dress({
    orderLocale: row.page.order.locale,
    links: {
      ...(row.scope !== 'status' && { feedback: page.link(`${self}/feedback`) }),
      viewLog: row.scope === 'full' ? page.link(`${self}/views`) : null,
    },
    theme,
  });
  const facts = orderFacts({
    page: row.page,
    scope: row.scope,
    shop: shopFacts(page, dress.brand.contact),
    locale: dress.locale,
    now: page.now,
    returnHref: (returnId) => page.link(`${base}/returns/${returnToken(row.shopId, returnId)}`),
    reportHref: (reportId) => page.link(`${self}/problem/${reportId}`),
  });
  return { row, page: row.page, dress, facts, self };
}
