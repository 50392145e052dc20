import { expect, test } from 'vitest';
import { keepTogether } from './keep-together';

const shown = (text: string, locale: string) => keepTogether(text, locale).replaceAll('\u2060', '|');

test('Japanese names keep their particle, dates and hours stay whole', () => {
  expect(shown('「茶碗」は11月27日（金）に、明日10〜13時にお届けします。', 'ja')).toBe(
    '「茶碗」|は11|月|27|日|（金）|に、明日10|〜|13|時にお届けします。',
  );
});

test('other languages are left alone', () => {
  expect(shown('Das Paket kommt am 27.', 'de')).toBe('Das Paket kommt am 27.');
});
