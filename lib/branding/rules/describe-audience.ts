import type { Audience, Block, BlockType, Stage } from './block-schema';

export const BLOCK_NAMES: Record<BlockType, { name: string; about: string }> = {
  hero: { name: 'Picture with words', about: 'A large picture, a heading and one way on.' },
  banner: { name: 'Banner', about: 'One line that stands out: a sale, closing days, a strike.' },
  recommendations: { name: 'Goods from your catalog', about: 'Up to six things, with their pictures.' },
  faq: { name: 'Questions and answers', about: 'What people ask while they wait, folded away.' },
  care_guide: { name: 'Care guide', about: 'Steps that keep a thing beautiful.' },
  review_prompt: { name: 'Ask for a review', about: 'Our feedback form, or a page of yours.' },
  sustainability: {
    name: 'Sustainability',
    about: 'Something you can prove. General green claims are forbidden in the EU.',
  },
  text: { name: 'Your own words', about: 'A heading and paragraphs.' },
};

export const STAGE_NAMES: Record<Stage, string> = {
  preparing: 'being packed',
  on_the_way: 'on its way',
  today: 'arriving today',
  trouble: 'in trouble',
  delivered: 'delivered',
  returning: 'a return under way',
  returned: 'a return that is over',
};

const or = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
const region = (code: string) => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
const language = (locale: string) => new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;

/** Who sees a block, as one sentence of the editor: "Everyone", "First orders to Germany, tagged vip". */
export function describeAudience(audience: Audience): string {
  const quoted = (values: readonly string[]) => or(values.map((value) => `“${value}”`));
  const who = { any: 'Orders', first: 'First orders', later: 'Later orders' }[audience.orders];
  const wishes = [
    audience.stages.length > 0 && or(audience.stages.map((stage) => STAGE_NAMES[stage])),
    audience.countries.length > 0 && `going to ${or(audience.countries.map(region))}`,
    audience.locales.length > 0 && `read in ${or(audience.locales.map(language))}`,
    audience.categories.length > 0 && `with something of ${quoted(audience.categories)}`,
    audience.tags.length > 0 && `tagged ${quoted(audience.tags)}`,
    audience.without_tags.length > 0 && `not tagged ${quoted(audience.without_tags)}`,
    audience.channels.length > 0 && `from ${quoted(audience.channels)}`,
  ].filter((wish) => wish !== false);
  if (wishes.length === 0) return audience.orders === 'any' ? 'Everyone' : who;
  return `${who} ${wishes.join(', ')}`;
}

const moment = (value: string) =>
  new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    ...(value.length > 10 && { timeStyle: 'short' as const }),
    timeZone: 'UTC',
  }).format(new Date(`${value.padEnd(16, 'T00:00').slice(0, 16)}:00Z`));

/** When a block is shown, in the shop's own time; null: always. */
export function describeSchedule({ from, until }: Pick<Block, 'from' | 'until'>): string | null {
  if (from && until) return `from ${moment(from)} to ${moment(until)}`;
  if (from) return `from ${moment(from)}`;
  return until ? `until ${moment(until)}` : null;
}
