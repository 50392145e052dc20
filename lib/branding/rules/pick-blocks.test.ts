import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themeSchema } from '../schema';
import { type Block, blockSchema } from './block-schema';
import { type BlockFacts, pickBlocks } from './pick-blocks';
import { resolveBlocks } from './resolve-blocks';

const facts: BlockFacts = {
  page: 'track',
  stage: 'on_the_way',
  locale: 'de-AT',
  country: 'AT',
  tags: ['VIP', 'engraved'],
  channel: 'web',
  categories: ['Shoes'],
  isFirstOrder: true,
};
const NOW = '2026-11-27T09:30';

const text = (over: object): Block => blockSchema.parse({ type: 'text', id: 'a', text: 'Words.', ...over });
const shows = (over: object, who: Partial<BlockFacts> = {}, now = NOW) =>
  pickBlocks([text(over)], { ...facts, ...who }, now).length === 1;

describe('pickBlocks', () => {
  it.each<[string, object, Partial<BlockFacts>, boolean]>([
    ['everyone without a wish', {}, {}, true],
    ['a stage', { stages: ['on_the_way', 'today'] }, {}, true],
    ['another stage', { stages: ['delivered'] }, {}, false],
    ['a language for all its regions', { locales: ['de'] }, {}, true],
    ['a region only for itself', { locales: ['de-CH'] }, {}, false],
    ['the very region', { locales: ['de-at'] }, {}, true],
    ['a tag, however it is written', { tags: ['vip'] }, {}, true],
    ['one of several tags', { tags: ['wholesale', 'engraved'] }, {}, true],
    ['a tag that must not be there', { without_tags: ['vip'] }, {}, false],
    ['a tag that is not there', { without_tags: ['wholesale'] }, {}, true],
    ['a country', { countries: ['DE'] }, {}, false],
    ['a channel', { channels: ['Web'] }, {}, true],
    ['a category', { categories: ['shoes'] }, {}, true],
    ['first orders', { orders: 'first' }, {}, true],
    ['later orders', { orders: 'later' }, {}, false],
    ['nobody of whom it is not known', { orders: 'first' }, { isFirstOrder: null }, false],
    ['nobody of whom it is not known, the other way', { orders: 'later' }, { isFirstOrder: null }, false],
    ['nobody whose country is not to be known', { countries: ['AT'] }, { country: null }, false],
    ['all wishes together', { tags: ['vip'], countries: ['DE'] }, {}, false],
  ])('shows to %s', (_name, audience, who, expected) => {
    expect(shows({ audience }, who)).toBe(expected);
  });

  it.each<[string | null, string | null, boolean]>([
    ['2026-11-27', null, true],
    ['2026-11-28', null, false],
    ['2026-11-27T09:30', null, true],
    ['2026-11-27T09:31', null, false],
    [null, '2026-11-27', true],
    [null, '2026-11-26', false],
    [null, '2026-11-27T09:30', true],
    [null, '2026-11-27T09:29', false],
  ])('from %s until %s', (from, until, expected) => {
    expect(shows({ from, until })).toBe(expected);
  });

  it('keeps the merchant’s order and leaves other pages alone', () => {
    const blocks = [
      text({ id: 'a' }),
      text({ id: 'b', pages: ['return'] }),
      text({ id: 'c', pages: ['track', 'return'] }),
    ];
    expect(pickBlocks(blocks, facts, NOW).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(pickBlocks(blocks, { ...facts, page: 'return' }, NOW).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('never shows more when another wish is added', () => {
    const list = (values: string[]) => fc.subarray(values);
    const audience = fc.record({
      stages: list(['on_the_way', 'delivered']),
      tags: list(['vip', 'x']),
      countries: list(['AT', 'DE']),
      categories: list(['shoes', 'bags']),
    });
    fc.assert(
      fc.property(audience, fc.constantFrom('stages', 'tags', 'countries', 'categories'), (wishes, without) => {
        const fewer = { ...wishes, [without]: [] };
        if (shows({ audience: wishes })) expect(shows({ audience: fewer })).toBe(true);
      }),
    );
  });
});

describe('a theme’s blocks', () => {
  const errors = (blocks: unknown) => {
    const result = themeSchema.safeParse({ blocks });
    return result.success ? [] : result.error.issues.map(({ message }) => message);
  };

  it.each<[string, object]>([
    ['a page that carries none', { type: 'text', id: 'a', text: 'x', pages: [] }],
    ['a kind that does not exist', { type: 'iframe', id: 'a', src: 'https://evil.test' }],
    ['a link to a script', { type: 'banner', id: 'a', text: 'x', link: { label: 'x', href: 'javascript:alert(1)' } }],
    ['a picture from elsewhere', { type: 'hero', id: 'a', title: 'x', picture: 'https://evil.test/x.png' }],
    ['an id that is no id', { type: 'text', id: 'a"><script>', text: 'x' }],
    ['a day that does not exist', { type: 'text', id: 'a', text: 'x', from: '2026-02-30' }],
    ['an end before its beginning', { type: 'text', id: 'a', text: 'x', from: '2026-03-02', until: '2026-03-01' }],
    ['a member nobody knows', { type: 'text', id: 'a', text: 'x', html: '<b>x</b>' }],
    ['no goods to recommend', { type: 'recommendations', id: 'a', title: 'x', products: [] }],
  ])('refuse %s', (_name, block) => {
    expect(errors([block])).not.toEqual([]);
  });

  it('refuse two of the same id', () => {
    const one = { type: 'text', id: 'a', text: 'x' };
    expect(errors([one, one])).toEqual(['Two blocks have the same id.']);
  });

  it('speak the reader’s language, then the shop’s', () => {
    const block = text({ title: { de: 'Hallo', en: 'Hello' }, text: { de: 'Eins.\n\nZwei.' } });
    expect(resolveBlocks([block], 'en', 'de')[0]).toMatchObject({ title: 'Hello', text: ['Eins.', 'Zwei.'] });
  });

  it('leave out what is hidden and what has no words at all', () => {
    expect(resolveBlocks([text({ is_hidden: true }), text({ id: 'b', text: {} })], 'en', 'en')).toEqual([]);
  });
});
