import { OrderPage } from '@/components/storefront/order-page';
import { Shell } from '@/components/storefront/shell';
import type { Frame } from '@/components/storefront/types';
import type { StarterThemeName } from '@/lib/branding/constants';
import { createTranslator } from '@/lib/i18n/translator';
import { routeMap } from '@/lib/tracking/route-map';
import { buildOrderPage } from '@/lib/tracking/rules/build-order-page';
import { MORE_STORIES } from '@/lib/tracking/rules/testing/more-stories';
import { STORIES, STORY_NOW } from '@/lib/tracking/rules/testing/story-catalog';

const LINKS = {
  return: '/return',
  problem: '/problem',
  confirm: '/confirm',
  withdraw: '/withdraw',
  calendar: '/calendar',
  share: '/share',
  proof: `/pictures/ahlbeck`,
};

/** The order page of every story the rules are tested with, worded by those rules, for the gallery. */
export function storyPages(frame: Frame, shop: StarterThemeName) {
  const locale = frame.locale;
  return Object.entries({ ...STORIES, ...MORE_STORIES }).map(([name, story]) => {
    const lines = story.order.lines.map((line, at) => ({ ...line, imageUrl: `/pictures/${shop}/${at}.webp` }));
    const facts = { ...story, shop: { ...story.shop, name: frame.brand.shop.name }, order: { ...story.order, lines } };
    const view = buildOrderPage(facts, {
      now: STORY_NOW,
      locale,
      t: createTranslator(locale),
      links: LINKS,
      drawRoute: routeMap,
    });
    const body = (
      <Shell key={name} frame={frame}>
        <OrderPage frame={frame} view={view} />
      </Shell>
    );
    return { name: `story-${name}`, title: view.headline.sentence, body };
  });
}
