import { describe, expect, it } from 'vitest';
import { canonicalLocale, direction, messageLanguage, parseAcceptLanguage, resolveLocale } from './locale';

describe('resolveLocale', () => {
  it.each([
    // Accept-Language, shop, order, explicit → page
    ['fr,en;q=0.5', ['de', 'en'], null, null, 'en'],
    ['en-GB,de;q=0.9', ['de', 'en'], null, null, 'en-GB'],
    ['en', ['de', 'en'], 'de', null, 'de'],
    ['en', ['de', 'en'], 'de', 'en', 'en'],
    ['en', ['de', 'en'], 'fr', null, 'en'],
    ['de;q=0.1, ja;q=0.8', ['ja', 'de'], null, null, 'ja'],
    ['pt', ['ja', 'en'], null, null, 'ja'],
    [null, ['de'], null, 'xx', 'de'],
    ['de-CH', ['de-AT', 'en'], null, null, 'de-AT'],
    ['*', ['de'], null, null, 'de'],
    ['en;q=0, de', ['en', 'de'], null, null, 'de'],
    ['not a header; ;;', [], '???', '../../etc', 'en'],
  ])('Accept-Language %s, shop %j, order %s, asked %s → %s', (accept, shop, order, asked, expected) => {
    expect(resolveLocale(accept, shop, order, asked)).toBe(expected);
  });
});

describe('parseAcceptLanguage', () => {
  it('sorts by quality and keeps the order among equals', () => {
    expect(parseAcceptLanguage('da, en-gb;q=0.8, en;q=0.7, de;q=0.8')).toEqual(['da', 'en-GB', 'de', 'en']);
  });
});

describe('locales', () => {
  it('are put in canonical form, and what is none is null', () => {
    expect(canonicalLocale('DE_at')).toBe('de-AT');
    expect(canonicalLocale('ar-u-ca-islamic')).toBe('ar');
    expect(canonicalLocale('')).toBeNull();
    expect(canonicalLocale('<script>')).toBeNull();
    expect(canonicalLocale('a'.repeat(200))).toBeNull();
  });

  it.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['fa', 'rtl'],
    ['de', 'ltr'],
    ['ja', 'ltr'],
    ['nonsense tag', 'ltr'],
  ])('%s runs %s', (locale, expected) => expect(direction(locale)).toBe(expected));

  it('speak the nearest language that is written', () => {
    expect(messageLanguage('de-CH')).toBe('de');
    expect(messageLanguage('fr')).toBe('en');
  });
});
