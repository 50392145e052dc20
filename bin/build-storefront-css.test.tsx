import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import postcss, { type Container, type Rule } from 'postcss';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '@/components/storefront/types';
import { STARTER_THEMES, type StarterThemeName } from '@/lib/branding/constants';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { themeSchema } from '@/lib/branding/schema';
import { LAYOUTS, type Layout } from '@/lib/branding/types';
import { createTranslator } from '@/lib/i18n/translator';
import { compileStorefrontCss } from './build-storefront-css';
import { storyPages } from './storefront-stories';

const gzip = (text: string) => gzipSync(text, { level: 9 }).length;
let whole: string;
beforeAll(async () => {
  whole = await compileStorefrontCss();
}, 60_000);

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

  test('leaves out nothing of the whole sheet that any story would wear', { timeout: 60_000 }, async () => {
    const own = new Set(rules(await compileStorefrontCss(brand.layout)).map(({ says }) => says));
    const html = storyPages(frame, shop).map(({ body }) => renderToStaticMarkup(body));
    const worn = wornClasses(brand.layout);
    const couldMatch = (selector: string) =>
      [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => worn.has(name)) &&
      [...selector.matchAll(/\[([\w-]+)=["']?([\w-]+)["']?\]/g)].every(([, name, value]) =>
        html.some((page) => page.includes(` ${name}="${value}"`)),
      );
    const missing = rules(whole).filter(({ says, selectors }) => !own.has(says) && selectors.some(couldMatch));
    expect(missing.map(({ says }) => says)).toEqual([]);
    expect(own.size).toBeLessThan(rules(whole).length * 0.6);
  });

  test('weighs at most 9 kB', { timeout: 60_000 }, async () => {
    expect(gzip(await compileStorefrontCss(brand.layout))).toBeLessThanOrEqual(9_000);
  });
});

/** Each class that the components of a house's tracking page can write. */
function wornClasses(house: Layout): Set<string> {
  const folder = path.join(import.meta.dirname, '../components/storefront');
  const others = LAYOUTS.filter((layout) => layout !== house).map((layout) => `order-${layout}`);
  const files = ['order-page', 'shell'];
  const classes = new Set<string>();
  for (const file of files) {
    const source = readFileSync(path.join(folder, `${file}.tsx`), 'utf8');
    for (const [, name = ''] of source.matchAll(/from '\.\/([\w-]+)'/g)) {
      if (![...files, ...others].includes(name) && existsSync(path.join(folder, `${name}.tsx`))) files.push(name);
    }
    for (const [, written = ''] of source.matchAll(/className=("[^"]*"|\{[^}]*\})/g)) {
      for (const [name] of written.matchAll(/[\w-]+/g))
        if (!others.some((other) => other === `order-${name.split('-')[0]}`)) classes.add(name);
    }
  }
  return classes;
}

/** Each selector's rule with the queries around it, as one text, and what it may match: classes that `:not()` bars apart. */
function rules(css: string): { says: string; selectors: string[] }[] {
  const found: { says: string; selectors: string[] }[] = [];
  postcss.parse(css).walkRules((rule: Rule) => {
    const around: string[] = [];
    const parents: string[] = [];
    for (
      let at = rule.parent as Container | undefined;
      at && at.type !== 'root';
      at = at.parent as Container | undefined
    ) {
      if (at.type === 'rule') parents.unshift((at as Rule).selector);
      around.push('params' in at ? `@${(at as unknown as { name: string }).name} ${at.params}` : (at as Rule).selector);
    }
    const said = rule.nodes.filter(({ type }) => type === 'decl').map(String);
    if (!said.length) return;
    for (const selector of rule.selectors) {
      const matches = [...parents, selector].join(' ').replace(/:not\([^)]*\)/g, '');
      found.push({ says: [...around, selector, ...said].join('|'), selectors: matches.split(/,(?![^(]*\))/) });
    }
  });
  return found;
}
