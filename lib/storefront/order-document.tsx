import type { ReactNode } from 'react';
import { LiveScript } from '@/components/storefront/live-script';
import { OrderPage } from '@/components/storefront/order-page';
import { deviceOf } from '@/lib/access/device-of';
import { pickBlocks } from '@/lib/branding/rules/pick-blocks';
import type { Theme } from '@/lib/branding/schema';
import { storefrontAssets } from '@/lib/branding/storefront-assets';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import { shopUrl } from '@/lib/shops/shop-url';
import { routeMap } from '@/lib/tracking/route-map';
import { orderPageOf } from '@/lib/tracking/rules/build-order-page';
import { orderStories, orderWords } from '@/lib/tracking/rules/order-stories';
import { parcelDeliveries } from '@/lib/tracking/rules/parcel-delivery';
import { noteView } from './note-view';
import { type OpenedOrder, openOrder } from './open-order';
import { openChanges, parcelChanges } from './parcel-changes';
import { orderBlockFacts } from './rules/block-facts';
import { problemLinks } from './rules/problem-links';
import { type Answer, type Asked, answerPage, asResponse, type Page, type PageRequest, wallClock } from './serve-page';

/** `answerOrderPage` for a route. */
export const serveOrderPage = async (request: Asked, slug: string, token: string): Promise<Response> =>
  asResponse(await answerOrderPage(request, slug, token));

/** The tracking page of a token: one round trip to the database, then sentences, then markup; who opened it is noted after. */
export function answerOrderPage(request: Asked, slug: string, token: string): Promise<Answer | Response> {
  return answerPage(request, slug, async (page) => {
    const opened = await openOrder(page, token);
    // The page's own script asks again and again; that is nobody opening it, and needs no second script.
    const isAskedAgain = page.url.searchParams.get('fragment') === '1';
    if (request.method === 'GET' && !isAskedAgain) {
      const { shopId, orderId, grantId } = opened.row;
      noteView({ shopId, orderId, grantId, device: deviceOf(request.headers.get('user-agent')), at: page.now });
    }
    return orderDocument(page, opened, token, {
      script: !isAskedAgain && <LiveScript src={storefrontAssets().liveScript} nonce={page.nonce} />,
    });
  });
}

/** The law gives the right by where the goods go; the order is bound to the policy it was placed under. */
function maySeeWithdrawal({ page }: OpenedOrder): boolean {
  const { enabled, countries } = storedPolicy(page.policy).statutory_withdrawal;
  return enabled && page.order.country !== null && countries.includes(page.order.country);
}

/**
 * The page behind a token, in the shop's published brand or in `theme`.
 * @throws AppError NOT_FOUND, with `details.expired` for a link that was good once
 */
export const orderPage = async (page: PageRequest, token: string, theme?: Theme): Promise<Page> =>
  orderDocument(page, await openOrder(page, token, theme), token);

/** The page of an order that was opened; without `script` it stays as it is, as in a preview. */
export function orderDocument(
  page: PageRequest,
  opened: OpenedOrder,
  token: string,
  { script }: { script?: ReactNode } = {},
): Page {
  const { row, dress, facts, self } = opened;
  const base = `/s/${page.shop.slug}`;
  const options = { now: page.now, locale: dress.locale, t: dress.words, drawRoute: routeMap };
  const words = orderWords(facts, options);
  const stories = orderStories(facts, words);
  const changes = parcelChanges(opened, stories, words, {
    now: page.now,
    href: (id) => page.link(`${self}/change?parcel=${id}`),
  });
  const view = orderPageOf(facts, stories, words, {
    ...options,
    changes,
    links: {
      changes: openChanges(changes),
      return: row.scope === 'status' ? null : page.link(`${self}/return`),
      problem: row.scope === 'status' ? null : page.link(`${self}/problem`),
      problems: row.scope === 'status' ? {} : problemLinks(stories, (id) => page.link(`${self}/problem?parcel=${id}`)),
      confirm: row.scope === 'status' ? null : page.link(`${self}/feedback`),
      withdraw: maySeeWithdrawal(opened)
        ? page.link(row.scope === 'full' ? `${base}/withdraw?link=${token}` : `${base}/withdraw`)
        : null,
      proof: `${self}/proof`,
      calendar: page.link(`${self}/calendar`),
      share: page.link(`${self}/share`),
    },
  });
  const blocks = pickBlocks(
    dress.brand.blocks,
    orderBlockFacts({
      order: { ...opened.page.order, categories: opened.page.lines.map(({ category }) => category) },
      scope: row.scope,
      locale: dress.locale,
      tone: view.headline.tone,
      isCancelled: facts.order.cancelledAt !== null,
    }),
    wallClock(page),
  );
  return {
    dress,
    title: dress.frame.t('order.title', { number: view.orderNumber }),
    body: <OrderPage frame={dress.frame} view={view} blocks={blocks} script={script} />,
    data: parcelDeliveries(facts, stories, shopUrl(page.shop, self)),
    live: true,
    isTracking: true,
    ownCss: true,
    revision: view.revision,
  };
}
