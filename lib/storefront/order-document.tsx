import { OrderPage } from '@/components/storefront/order-page';
import { isToken } from '@/lib/access/require-grant';
import { returnToken } from '@/lib/access/return-link';
import type { Theme } from '@/lib/branding/schema';
import { AppError } from '@/lib/core/errors';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import { buildOrderPage } from '@/lib/tracking/rules/build-order-page';
import type { ShopFacts } from '@/lib/tracking/types';
import { loadOrderPage, type OrderPageRow } from './queries/load-order-page';
import { orderFacts } from './rules/order-facts';
import { type Page, type PageRequest, servePage } from './serve-page';

/** Where the shop's people can be reached and when, as pages show it. */
export const shopFacts = (page: PageRequest, contact: ShopFacts['contact']): ShopFacts => ({
  slug: page.shop.slug,
  name: page.shop.name,
  timeZone: page.shop.timeZone,
  locales: page.shop.locales,
  contact,
});

/** The tracking page of a token: one round trip to the database, then sentences, then markup. */
export function serveOrderPage(request: Request, slug: string, token: string): Promise<Response> {
  return servePage(request, slug, (page) => orderPage(page, token));
}

/** The law gives the right by where the goods go; the order is bound to the policy it was placed under. */
function maySeeWithdrawal(page: NonNullable<OrderPageRow['page']>): boolean {
  const { enabled, countries } = storedPolicy(page.policy).statutory_withdrawal;
  return enabled && page.order.country !== null && countries.includes(page.order.country);
}

/**
 * The page behind a token, in the shop's published brand or in `theme`.
 * @throws AppError NOT_FOUND, with `details.expired` for a link that was good once
 */
export async function orderPage(page: PageRequest, token: string, theme?: Theme): Promise<Page> {
  const { slug } = page.shop;
  const row = isToken(token) ? await loadOrderPage(slug, token, page.now) : null;
  if (row?.purpose !== 'track') throw new AppError('NOT_FOUND', 'No such link.');
  if (!row.page) throw new AppError('NOT_FOUND', 'This link has expired.', { expired: true });

  const base = `/s/${slug}`;
  const self = `${base}/track/${token}`;
  const dress = page.dress({
    orderLocale: row.page.order.locale,
    links: { feedback: row.scope === 'status' ? null : page.link(`${self}/feedback`), viewLog: null },
    theme,
  });
  const facts = orderFacts({
    page: row.page,
    scope: row.scope,
    shop: shopFacts(page, dress.brand.contact),
    locale: dress.locale,
    now: page.now,
    returnHref: (returnId) => page.link(`${base}/returns/${returnToken(row.shopId, returnId)}`),
  });
  const view = buildOrderPage(facts, {
    now: page.now,
    locale: dress.locale,
    t: dress.words,
    links: {
      return: row.scope === 'status' ? null : page.link(`${self}/return`),
      problem: row.scope === 'status' ? null : page.link(`${self}/feedback?kind=wrong`),
      confirm: row.scope === 'status' ? null : page.link(`${self}/feedback`),
      withdraw: maySeeWithdrawal(row.page) ? page.link(`${base}/withdraw`) : null,
    },
  });
  return {
    dress,
    title: dress.frame.t('order.title', { number: view.orderNumber }),
    body: <OrderPage frame={dress.frame} view={view} />,
    live: true,
    revision: view.revision,
  };
}
