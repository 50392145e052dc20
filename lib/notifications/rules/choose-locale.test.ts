import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale';

const shop = { locales: ['en', 'de', 'pt-BR'], defaultLocale: 'de' };

test.each([
  ['en', 'en'],
  ['de-AT', 'de'],
  ['de_CH', 'de'],
  ['PT-br', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['ja', 'de'],
  ['', 'de'],
  [null, 'de'],
])('an order in %j is written in %s', (wanted, locale) => expect(chooseLocale(wanted, shop)).toBe(locale));
