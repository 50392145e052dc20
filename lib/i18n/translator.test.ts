import { describe, expect, it } from 'vitest';
import { createTranslator } from './translator';

describe('createTranslator', () => {
  it('falls back from region to language to English', () => {
    expect(createTranslator('de-AT')('common.when.today')).toBe('heute');
    expect(createTranslator('fr')('common.when.today')).toBe('today');
    expect(createTranslator('???')('common.when.today')).toBe('today');
  });

  it('chooses plurals by the language’s own rules', () => {
    const more = (locale: string, count: number) => createTranslator(locale)('page.headline.more', { count });
    expect(more('en', 1)).toBe('One more parcel follows.');
    expect(more('de', 3)).toBe('3 weitere Pakete folgen.');
    expect(new Set([1, 2, 3, 11, 100].map((count) => more('ar', count))).size).toBe(5);
  });

  it('takes a merchant’s text, with the sentence’s own values', () => {
    const t = createTranslator('en', { 'parcel.sentence.on_the_way.dated': 'Paws crossed: {goods}, {when}!' });
    expect(t('parcel.sentence.on_the_way.dated', { goods: 'the coat', number: 'one', when: 'Monday' })).toBe(
      'Paws crossed: the coat, Monday!',
    );
  });

  it.each(['Unclosed {when', 'An unknown {colour}', '{count, plural, one {x}}', '   ', '<b>bold</b>'])(
    'keeps our own where a merchant’s text cannot be said: %s',
    (text) => {
      expect(createTranslator('en', { 'action.talk': text })('action.talk')).toBe('Talk to a person');
    },
  );

  it('says values as they are, whatever they hold', () => {
    const t = createTranslator('en');
    expect(t('page.return', { number: '{x} <b> ’ #' })).toBe('Return {x} <b> ’ #');
  });

  it('knows which keys it has, and not those of every object', () => {
    const t = createTranslator('de');
    expect(t.has('action.talk')).toBe(true);
    expect(t.has('action.nope')).toBe(false);
    expect(t.has('constructor')).toBe(false);
    expect(t.has('action')).toBe(false);
  });
});
