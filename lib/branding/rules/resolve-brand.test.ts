import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STARTER_THEMES } from '../constants';
import { themeSchema } from '../schema';
import { pickLocalized } from './pick-localized';
import { resolveBrand } from './resolve-brand';

const shop = {
  slug: 'ahlbeck',
  name: 'Ahlbeck & Tochter',
  basePath: '/s/ahlbeck',
  locales: ['de', 'en'],
  defaultLocale: 'de',
};

describe('themeSchema', () => {
  test('an empty document is a whole theme', () => {
    expect(resolveBrand(themeSchema.parse({}), shop)).toMatchObject({
      layout: 'letter',
      footerLinks: [],
      preloadFonts: [],
    });
  });

  test('unknown members are refused', () => {
    expect(themeSchema.safeParse({ colours: {} }).success).toBe(false);
    expect(themeSchema.safeParse({ colors: { ground: '#fff', glow: '#fff' } }).success).toBe(false);
  });

  test.each(['red', '#12', '#1234567', 'url(x)', '#fff;}', 'var(--x)', ''])('the colour %j is refused', (ground) => {
    expect(themeSchema.safeParse({ colors: { ground } }).success).toBe(false);
  });

  test('short colours are written out', () => {
    expect(themeSchema.parse({ colors: { ground: '#AbC' } }).colors.ground).toBe('#aabbcc');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://shop.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'https:evil.test',
    'https://user@evil.test',
    'https://',
    'shop.test',
    ' https://shop.test',
  ])('the link %j is refused', (href) => {
    expect(themeSchema.safeParse({ footer_links: [{ label: 'x', href }] }).success).toBe(false);
  });

  test.each(['https://shop.test/a?b=c#d', '/s/ahlbeck', '/'])('the link %j is taken', (href) => {
    expect(themeSchema.safeParse({ footer_links: [{ label: 'x', href }] }).success).toBe(true);
  });

  test.each(['https://cdn.test/logo.png', '//cdn.test/x.png', '/uploads/../x.png', '/a b.png', "/x.png')"])(
    'the picture %j is refused',
    (light) => {
      expect(themeSchema.safeParse({ logo: { light } }).success).toBe(false);
    },
  );
});

describe('resolveBrand', () => {
  test('says hours, replies and links in the shopper’s language', () => {
    const theme = themeSchema.parse(STARTER_THEMES.ahlbeck);
    expect(resolveBrand(theme, shop).footerLinks[0]?.label).toBe('Werkstatt');
    expect(resolveBrand(theme, shop, { locale: 'en-GB' }).footerLinks[0]?.label).toBe('Our workshop');
    expect(resolveBrand(theme, shop, { locale: 'fr' }).contact.replyTime).toContain('Werktag');
  });

  test('gives dark variables only to a theme that follows the device', () => {
    const dark = (dark_mode: 'auto' | 'on' | 'off') => resolveBrand(themeSchema.parse({ dark_mode }), shop);
    expect(dark('auto').cssVariablesDark).toContain('color-scheme:dark');
    expect(dark('on')).toMatchObject({ cssVariablesDark: '' });
    expect(dark('on').cssVariables).toContain('color-scheme:dark');
    expect(dark('off')).toMatchObject({ cssVariablesDark: '' });
    expect(dark('off').cssVariables).toContain('color-scheme:light');
  });

  test('night colours the merchant chose win over derived ones', () => {
    const theme = themeSchema.parse({ dark_colors: { ground: '#000000' } });
    expect(resolveBrand(theme, shop).cssVariablesDark).toContain('--brand-ground:#000000;');
  });

  test('nothing a theme holds can leave its style element', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('</style>', '}', ';', '<', '@import'));
    fc.assert(
      fc.property(text, text, (value, other) => {
        const parsed = themeSchema.safeParse({
          colors: { ground: value },
          logo: { light: other },
          contact: { url: value },
          fonts: { heading: other },
        });
        if (!parsed.success) return;
        const brand = resolveBrand(parsed.data, shop);
        expect(brand.cssVariables + brand.cssVariablesDark + brand.fontFaces).not.toMatch(/[<>]|@import/);
      }),
    );
  });

  test('every font address is on our own origin', () => {
    for (const input of Object.values(STARTER_THEMES)) {
      const { fontFaces, preloadFonts } = resolveBrand(themeSchema.parse(input), shop);
      expect([...fontFaces.matchAll(/url\(([^)]*)\)/g)].every(([, url]) => url?.startsWith('/fonts/'))).toBe(true);
      expect(preloadFonts).toHaveLength(2);
    }
  });
});

test.each([
  [{ 'pt-BR': 'a', pt: 'b' }, 'pt-BR', 'a'],
  [{ pt: 'b', en: 'c' }, 'pt-BR', 'b'],
  [{ en: 'c', de: 'd' }, 'fr', 'd'],
  [{ ja: 'e' }, 'fr', 'e'],
  [{}, 'fr', null],
  ['plain', 'fr', 'plain'],
])('pickLocalized(%j, %s) is %j', (value, locale, expected) => {
  expect(pickLocalized(value as Record<string, string>, locale, 'de')).toBe(expected);
});
