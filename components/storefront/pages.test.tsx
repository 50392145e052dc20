import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { STARTER_THEMES, type StarterThemeName } from '@/lib/branding/constants';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { themeSchema } from '@/lib/branding/schema';
import { renderDocument, renderFragment } from './document';
import { orderView } from './gallery-catalog';
import { galleryPages } from './gallery-pages';
import { OrderPage } from './order-page';
import { Shell } from './shell';
import type { Frame } from './types';

const ASSETS = {
  stylesheet: '/assets/storefront-x.css',
  liveScript: '/assets/live-x.js',
  wear: () => '',
  askedAttributes: new Set<string>(),
};

function frameOf(shop: StarterThemeName, overrides: Partial<Frame> = {}): Frame {
  const brand = resolveBrand(themeSchema.parse(STARTER_THEMES[shop]), {
    slug: shop,
    name: `Shop <${shop}>`,
    basePath: `/s/${shop}`,
    locales: ['en', 'de'],
    defaultLocale: 'en',
  });
  return {
    brand,
    locale: 'en',
    dir: 'ltr',
    t: (key) => key,
    languages: [
      { locale: 'en', label: 'English', href: '?lang=en', current: true },
      { locale: 'de', label: 'Deutsch', href: '?lang=de', current: false },
    ],
    links: { home: `/s/${shop}`, feedback: '/feedback', withdraw: '/withdraw', viewLog: '/views' },
    ...overrides,
  };
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

const pages = (['ahlbeck', 'duskhound', 'asagiri'] as const).flatMap((shop) =>
  galleryPages(frameOf(shop), 'english', (index) => `/pictures/${index}.webp`).map(
    ({ name, body }) => [`${shop} ${name}`, renderToStaticMarkup(body)] as const,
  ),
);

describe.each(pages)('%s', (_name, html) => {
  test('says one thing first and skips no heading level', () => {
    const levels = all(html, /<h([1-6])/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const skipped = levels.filter((level, index) => level - (levels[index - 1] ?? level) > 1);
    expect(skipped).toEqual([]);
  });

  test('holds nothing its Content-Security-Policy would block', () => {
    expect(html).not.toMatch(/ style=/);
    expect(html).not.toMatch(/ on[a-z]+=/);
    expect(html).not.toMatch(/<(script|style|iframe|object)/);
    expect(all(html, / src="([^"]*)"/g).filter((src) => !/^(\/(?!\/)|data:image\/svg)/.test(src))).toEqual([]);
  });

  test('wires every control to words, and gives every id once', () => {
    const ids = all(html, / id="([^"]*)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const attribute of ['for', 'aria-labelledby', 'aria-describedby']) {
      const wanted = all(html, new RegExp(` ${attribute}="([^"]*)"`, 'g')).flatMap((value) => value.split(' '));
      expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    }
    const controls = [...html.matchAll(/<(input|select|textarea)([^>]*)>/g)].map((match) => match[2] ?? '');
    const named = controls.filter((attributes) => !attributes.includes('type="hidden"'));
    const labelled = (attributes: string) => {
      const id = / id="([^"]*)"/.exec(attributes)?.[1];
      return (
        (id && html.includes(`for="${id}"`)) ||
        new RegExp(`<label[^>]*>(?:(?!</label>).)*${literal(attributes)}`).test(html)
      );
    };
    expect(named.filter((attributes) => !labelled(attributes))).toEqual([]);
  });

  test('posts only to its own origin', () => {
    expect(all(html, /<form[^>]* action="([^"]*)"/g).filter((action) => !/^[/#](?!\/)/.test(action))).toEqual([]);
  });
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

describe('renderDocument', () => {
  const frame = frameOf('duskhound');
  const view = orderView('english', 'late', () => null);
  const input = {
    brand: frame.brand,
    assets: ASSETS,
    locale: 'en',
    dir: 'ltr' as const,
    title: 'Late & <sorry>',
    nonce: 'n0nce',
    body: (
      <Shell frame={frame}>
        <OrderPage frame={frame} view={view} />
      </Shell>
    ),
  };

  test('is a whole document in the page’s language, never indexed', () => {
    const html = renderDocument({ ...input, locale: 'ar', dir: 'rtl' });
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(html).toContain('<title>Late &amp; &lt;sorry&gt;</title>');
    expect(html).toContain('content="noindex, nofollow"');
    expect(html).toContain('Shop &lt;duskhound&gt;');
  });

  test('carries one style element with its nonce, the style sheet, and no script unless it is live', () => {
    const html = renderDocument(input);
    expect(all(html, /<style([^>]*)>/g)).toEqual([' nonce="n0nce"']);
    expect(html).toContain('href="/assets/storefront-x.css"');
    expect(html).not.toContain('<script');
    expect(all(renderDocument({ ...input, live: true }), /<script([^>]*)>/g)).toEqual([
      expect.stringContaining('nonce="n0nce"'),
    ]);
  });

  test('asks no other host for anything', () => {
    const html = renderDocument({ ...input, live: true });
    const loaded = [
      ...all(html, /<link[^>]* href="([^"]*)"/g),
      ...all(html, /url\(([^)]*)\)/g),
      ...all(html, / src="([^"]*)"/g),
    ];
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((address) => !/^\/(?!\/)|^data:,$/.test(address))).toEqual([]);
  });

  test('a fragment is the live region alone, with its revision and what to announce', () => {
    const html = renderFragment(<OrderPage frame={frame} view={view} />);
    expect(html).toMatch(/^<div id="live"/);
    expect(html).toContain('data-revision="late-1"');
    expect(html).toContain('data-announcement="A day later than we promised: Friday, not Thursday."');
  });

  test('the date that no longer holds is struck through and said', () => {
    const html = renderFragment(<OrderPage frame={frame} view={view} />);
    expect(html).toMatch(
      /<del class="was"><span class="sr-only">Originally promised:<\/span><span aria-hidden="true">Thursday, November 26<\/span><\/del>/,
    );
  });
});
