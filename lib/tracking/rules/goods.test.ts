import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { isolate, nameGoods, oneLine, sentenceCase, soundsPlural } from './goods';

const name = (titles: (string | [string, number])[], locale = 'en', englishTitles = true) =>
  nameGoods(
    titles.map((entry) =>
      typeof entry === 'string' ? { title: entry, quantity: 1 } : { title: entry[0], quantity: entry[1] },
    ),
    createTranslator(locale),
    { fallback: 'order', englishTitles },
  );

describe('nameGoods', () => {
  it.each([
    [['Reflective coat'], 'your reflective coat', 'one'],
    [['LED collar'], 'your LED collar', 'one'],
    [['Shoe cream, 100 ml'], 'your shoe cream', 'one'],
    [['Soba cups, a pair'], 'your soba cups', 'other'],
    [['Coat – orange / M'], 'your Coat', 'one'],
    [['Derby Elbe'], 'your Derby Elbe', 'one'],
    [['Chelsea boots'], 'your Chelsea boots', 'other'],
    [['Harness for small dogs'], 'your harness for small dogs', 'one'],
    [[['Soba cup', 2]], 'your 2 × soba cup', 'other'],
    [['Coat', 'Glow ball'], 'your Coat and glow ball', 'other'],
    [['Soba cup', 'Tray', 'Soba cup'], 'your 2 × soba cup and Tray', 'other'],
    [['A1', 'B2', 'C3'], 'your A1, B2 and C3', 'other'],
    [['A1', 'B2', 'C3', 'D4'], 'your A1, B2 and 2 other things', 'other'],
    [[], 'your order', 'one'],
    [[['Gone', 0]], 'your order', 'one'],
    [[' \u0000\u202e '], 'your item', 'one'],
  ] as const)('%j → %s', (titles, yours, number) => {
    expect(name([...titles] as string[])).toMatchObject({ yours, number });
  });

  it('joins and quotes as each language does', () => {
    expect(name(['Derby', 'Gürtel'], 'de').yours).toBe('Derby und Gürtel');
    expect(name(['茶碗', '急須'], 'ja').yours).toBe('「茶碗」と「急須」');
    expect(name(['معطف', 'طوق'], 'ar').yours).toBe('«معطف» و«طوق»');
  });

  it('leaves titles of shops that do not write English alone', () => {
    expect(name(['Pflegedose klein'], 'en', false).yours).toBe('your Pflegedose klein');
  });
});

describe('soundsPlural', () => {
  it.each([
    ['Booties', 'en', true],
    ['Wool socks, grey', 'en', true],
    ['Glass', 'en', false],
    ['Canvas', 'en', false],
    ['Collar – orange / M', 'en', false],
    ['Chelsea Boots „Elbe“', 'de', true],
    ['Hausschuhe Filz', 'de', true],
    ['Gürtel', 'de', false],
    ['Schuhspanner, ein Paar', 'de', true],
    ['茶碗', 'ja', false],
  ])('%s (%s): %s', (title, language, expected) => expect(soundsPlural(title, language)).toBe(expected));
});

describe('text from outside', () => {
  it('comes out on one line, without tricks, and whole at its end', () => {
    expect(oneLine('a\r\nb\u0000\u202ec  d')).toBe('a b c d');
    expect(oneLine('👩‍👩‍👧 family')).toBe('👩‍👩‍👧 family');
    expect(oneLine('word '.repeat(50), 20)).toBe('word word word word…');
    expect(oneLine('👩‍👩‍👧'.repeat(20), 20)).toMatch(/^(👩‍👩‍👧)+…$/u);
    expect(oneLine('\ud800x')).toBe('x');
    expect(oneLine(null)).toBe('');
  });

  it('does not turn the sentence around it', () => {
    expect(isolate('Boots', 'ar')).toBe('\u2068Boots\u2069');
    expect(isolate('معطف', 'en')).toBe('\u2068معطف\u2069');
    expect(isolate('Boots', 'en')).toBe('Boots');
  });

  it('begins a sentence as its language does, and leaves brand spellings', () => {
    expect(sentenceCase('your boots', 'en')).toBe('Your boots');
    expect(sentenceCase('iPad-Hülle kommt', 'de')).toBe('iPad-Hülle kommt');
    expect(sentenceCase('「茶碗」', 'ja')).toBe('「茶碗」');
    expect(sentenceCase('', 'en')).toBe('');
  });
});
