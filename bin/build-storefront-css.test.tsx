import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import postcss from 'postcss';
import { describe, expect, test } from 'vitest';
import { staticMarkup } from '@/components/storefront/static-markup';
import type { Frame } from '@/components/storefront/types';
import { STARTER_THEMES, type StarterThemeName } from '@/lib/branding/constants';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { askedAttributes, type SheetPiece, wornRules } from '@/lib/branding/rules/worn-rules';
import { themeSchema } from '@/lib/branding/schema';
import { LAYOUTS } from '@/lib/branding/types';
import { createTranslator } from '@/lib/i18n/translator';
import { compileStorefrontCss, cutSheet } from './build-storefront-css';
import { storyPages } from './storefront-stories';

const gzip = (text: string) => gzipSync(text, { level: 9 }).length;
const whole = await compileStorefrontCss();
const pieces = cutSheet(whole);
const asked = askedAttributes(pieces);

test('the style sheet of all three houses weighs at most 20 kB, and loads nothing', () => {
  expect(whole).toContain('[data-layout=ledger]');
  expect(gzip(whole)).toBeLessThanOrEqual(20_000);
  expect(whole).not.toMatch(/url\(|@import/);
});

test('the live script weighs at most 4 kB', () => {
  const script = readFileSync(path.join(import.meta.dirname, '../components/storefront/live.js'), 'utf8');
  expect(gzip(script)).toBeLessThanOrEqual(4_000);
});

describe.each(Object.keys(STARTER_THEMES) as StarterThemeName[])('what the tracking page of %s carries', (shop) => {
  const brand = resolveBrand(
    themeSchema.parse(STARTER_THEMES[shop]),
    { slug: shop, name: 'Shop', basePath: `/s/${shop}`, locales: ['en', 'de'], defaultLocale: 'en' },
    { locale: 'en' },
  );
  const frame: Frame = {
    brand,
    hours: null,
    locale: 'en',
    dir: 'ltr',
    t: (key, values) => createTranslator('en')(`storefront.${key}`, values),
    languages: ['en', 'de'].map((locale) => ({ locale, label: locale, href: '#', current: locale === 'en' })),
    links: { home: '/', feedback: '/f', withdraw: '/w', viewLog: '/v' },
  };

  const pages = storyPages(frame, shop).map(({ name, body }) => ({ name, ...staticMarkup(body, asked) }));

  test('is a part of the whole that holds what the page is made of', () => {
    for (const { name, worn } of pages) {
      const own = wornRules(pieces, worn);
      expect(whole, name).not.toBe(own);
      for (const said of [`.house[data-layout=${brand.layout}]`, ':focus-visible', '@media print']) {
        expect(own, name).toContain(said);
      }
      for (const other of LAYOUTS.filter((layout) => layout !== brand.layout)) {
        expect(own, name).not.toContain(`[data-layout=${other}] .`);
      }
    }
  });

  test('weighs at most 7 kB', () => {
    for (const { name, worn } of pages) expect(gzip(wornRules(pieces, worn)), name).toBeLessThanOrEqual(7_000);
  });
});

describe('a sheet in pieces', () => {
  const page = (classes: string[], attributes: string[] = [], tags = ['main', 'p']) => ({
    tags: new Set(tags),
    classes: new Set(classes),
    attributes: new Set(attributes),
  });
  const part = (css: string, ...worn: Parameters<typeof page>) => wornRules(cutSheet(css), page(...worn));

  test.each([
    ['.a{top:0}', ['a b'], [], true],
    ['.a{top:0}', ['ab'], [], false],
    ['.a .c,.b{top:0}', ['a b'], [], true],
    ['.a.c>p{top:0}', ['a b'], [], false],
    ['.a:not(.c):hover:has(.d)::before{top:0}', ['a'], [], true],
    ['.a[data-state="here"]{top:0}', ['a'], ['data-state=passed'], false],
    ['.a[data-state=here]{top:0}', ['a'], ['data-state=here'], true],
    ['.a[data-state]{top:0}', ['a'], ['data-state=here'], true],
    ['p[hidden],details[open]{top:0}', [], [], true],
    ['details[open] p{top:0}', [], [], false],
    [':root{top:0}', [], [], true],
    ['.sm\\:x{top:0}', ['sm:x'], [], true],
    ['@media print{@supports (a:b){.a{top:0}}}', ['a'], [], true],
    ['@font-face{font-family:x}', [], [], true],
    ['@layer theme,base;', [], [], true],
  ])('%s for classes %s and attributes %s: %s', (css, classes, attributes, stays) => {
    expect(part(css, classes, attributes)).toBe(stays ? css : '');
  });

  test('put together again it is the whole', () => {
    const everything = (pieces: SheetPiece[]): string =>
      pieces
        .map((piece) =>
          typeof piece === 'string' ? piece : 'css' in piece ? piece.css : `${piece.at}{${everything(piece.pieces)}}`,
        )
        .join('');
    const rules = (css: string) => {
      const said: string[] = [];
      postcss.parse(css).walkDecls((decl) => {
        said.push(`${decl.parent}`);
      });
      return said;
    };
    expect(rules(everything(pieces))).toEqual(rules(whole));
  });
});
