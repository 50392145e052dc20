import { describe, expect, it } from 'vitest';
import { type ThemeInput, themeSchema } from '../schema';
import { diffThemes } from './diff-themes';

const diff = (from: ThemeInput, to: ThemeInput) => diffThemes(themeSchema.parse(from), themeSchema.parse(to));
const text = (id: string, words: string) => ({ type: 'text' as const, id, text: words });

describe('diffThemes', () => {
  it('finds nothing between a theme and itself', () => {
    expect(diff({ layout: 'board' }, { layout: 'board' })).toEqual([]);
  });

  it('names what was changed, added and taken away', () => {
    expect(
      diff(
        { colors: { ground: '#fff' }, opening_line: { en: 'Hi' } },
        { layout: 'board', logo: { light: '/media/a.webp' } },
      ),
    ).toEqual([
      { what: 'Temperament', from: 'letter', to: 'board' },
      { what: 'Colour: ground', from: '#ffffff', to: '#f7f6f3' },
      { what: 'Opening line: en', from: 'Hi', to: null },
      { what: 'Logo: light', from: null, to: '/media/a.webp' },
    ]);
  });

  it('takes a block that moved for one that moved', () => {
    const [a, b] = [text('a', 'One.'), text('b', 'Two.')];
    expect(diff({ blocks: [a, b] }, { blocks: [b, a] })).toEqual([
      { what: 'Order of blocks', from: 'a, b', to: 'b, a' },
    ]);
    expect(diff({ blocks: [a, b] }, { blocks: [a, text('b', 'Three.')] })).toEqual([
      { what: 'Block: b · text', from: 'Two.', to: 'Three.' },
    ]);
  });
});
