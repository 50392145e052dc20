import type { Audience, Stage } from './block-schema';
import type { BlockView } from './resolve-blocks';

/** What a block's audience may ask of a page. Whatever its reader may not know is empty or null, and fits no wish. */
export type BlockFacts = {
  page: 'track' | 'return';
  stage: Stage;
  locale: string;
  country: string | null;
  tags: readonly string[];
  channel: string | null;
  categories: readonly string[];
  isFirstOrder: boolean | null;
};

const language = (tag: string) => tag.split('-')[0]?.toLowerCase();
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
const oneOf = (wanted: readonly string[], has: readonly string[]) =>
  wanted.length === 0 || wanted.some((want) => has.some((one) => same(want, one)));

/** A locale of one part stands for all its regions. */
const speaks = (wanted: readonly string[], locale: string) =>
  wanted.length === 0 ||
  wanted.some((want) => same(want, locale) || (!want.includes('-') && same(want, language(locale) ?? '')));

const belongs = (audience: Audience, facts: BlockFacts) =>
  (audience.stages.length === 0 || audience.stages.includes(facts.stage)) &&
  speaks(audience.locales, facts.locale) &&
  oneOf(audience.countries, facts.country ? [facts.country] : []) &&
  oneOf(audience.tags, facts.tags) &&
  (audience.without_tags.length === 0 || !oneOf(audience.without_tags, facts.tags)) &&
  oneOf(audience.channels, facts.channel ? [facts.channel] : []) &&
  oneOf(audience.categories, facts.categories) &&
  (audience.orders === 'any' || facts.isFirstOrder === (audience.orders === 'first'));

/**
 * The blocks a page shows, in the merchant's order.
 * @param now the shop's wall clock, `2026-11-27T09:00`; a day alone in `until` is meant to its end
 */
export function pickBlocks<B extends Pick<BlockView, 'pages' | 'audience' | 'from' | 'until'>>(
  blocks: readonly B[],
  facts: BlockFacts,
  now: string,
): B[] {
  return blocks.filter(
    ({ pages, audience, from, until }) =>
      pages.includes(facts.page) &&
      (from === null || from <= now) &&
      (until === null || now.slice(0, until.length) <= until) &&
      belongs(audience, facts),
  );
}
