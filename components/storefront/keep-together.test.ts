import { expect, test } from 'vitest';
import { keepTogether } from './keep-together';

const shown = (text: string, locale: string) =>
  keepTogether(text, locale).replaceAll('\u2060', '|').replaceAll('\u00a0', '_');

test('Japanese names keep their particle, dates and hours stay whole', () => {
  expect(shown('「茶碗」は11月27日（金）に、明日10〜13時にお届けします。', 'ja')).toBe(
    '「茶碗」|は11|月|27|日|（金）|に、明日10|〜|13|時にお届けします。',
  );
});

test('a window is not parted at its stroke', () => {
  expect(shown('Your boots arrive tomorrow, 10:00–13:00.', 'en')).toBe('Your boots arrive tomorrow, 10:00–|13:00.');
});

test('a German day stands with its month, and a sentence with nothing', () => {
  expect(shown('Sie kommen am 27. November, 10–13 Uhr.', 'de')).toBe('Sie kommen am 27._November, 10–|13 Uhr.');
  expect(shown('Das Paket kommt am 27.', 'de')).toBe('Das Paket kommt am 27.');
  expect(shown('Paket 1. The other follows.', 'en')).toBe('Paket 1. The other follows.');
});
