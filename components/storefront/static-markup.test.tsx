import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { STARTER_THEMES, type StarterThemeName } from '@/lib/branding/constants';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { themeSchema } from '@/lib/branding/schema';
import { createTranslator } from '@/lib/i18n/translator';
import { buildOrderPage } from '@/lib/tracking/rules/build-order-page';
import { MORE_STORIES } from '@/lib/tracking/rules/testing/more-stories';
import { STORIES, STORY_NOW } from '@/lib/tracking/rules/testing/story-catalog';
import { documentElement, renderDocument, renderFragment } from './document';
import { galleryPages } from './gallery-pages';
import { OrderPage } from './order-page';
import { Shell } from './shell';
import { LeaveToReact, staticMarkup } from './static-markup';
import type { Frame } from './types';

function frameOf(shop: StarterThemeName, locale: string): Frame {
  const brand = resolveBrand(
    themeSchema.parse(STARTER_THEMES[shop]),
    {
      slug: shop,
      name: '<Shop> & "Sons"',
      basePath: `/s/${shop}`,
      locales: ['de', 'en', 'ja', 'ar'],
      defaultLocale: 'en',
    },
    { locale },
  );
  const t = createTranslator(locale);
  return {
    brand,
    locale,
    dir: locale === 'ar' ? 'rtl' : 'ltr',
    t: (key, values) => t(`storefront.${key}`, values),
    languages: ['de', 'ar'].map((one) => ({ locale: one, label: one, href: `?lang=${one}`, current: one === locale })),
    links: { home: '/', feedback: "/f?a='b'&c", withdraw: '/w', viewLog: null },
  };
}

const WORN = 'a>b{content:"$&"}';
const ASSETS = {
  stylesheet: '/a.css',
  liveScript: '/l.js',
  wear: () => WORN,
  askedAttributes: new Set(['data-tone']),
};
const SHOPS = Object.keys(STARTER_THEMES) as StarterThemeName[];
const links = { return: '/r', problem: '/p', confirm: '/c', withdraw: '/w', calendar: '/calendar', share: '/share' };

/** With its own part of the styles, and with nothing asked for before it is painted. */
const asFirstPainted = (html: string) =>
  html
    .replace('/*n+/=*/', () => WORN)
    .replace(/<link rel="preload" as="image"[^>]*>/g, '')
    .replace('</body>', '<link rel="prefetch" as="style" href="/a.css"/></body>');

describe.each(SHOPS)('%s', (shop) => {
  it.each(['en', 'de', 'ja', 'ar'])('writes every story in %s as React does', (locale) => {
    const frame = frameOf(shop, locale);
    for (const [name, facts] of Object.entries({ ...STORIES, ...MORE_STORIES })) {
      const view = buildOrderPage(facts, { now: STORY_NOW, locale, t: createTranslator(locale), links });
      const order = <OrderPage frame={frame} view={view} />;
      expect(renderFragment(order), name).toBe(renderToStaticMarkup(order));
      const input = {
        brand: frame.brand,
        assets: ASSETS,
        locale,
        dir: frame.dir,
        title: view.headline.sentence,
        nonce: 'n+/=',
        live: true,
        ownStyles: locale === 'de',
        body: <Shell frame={frame}>{order}</Shell>,
      };
      const whole = renderToStaticMarkup(documentElement(input));
      const said = input.ownStyles ? asFirstPainted(whole) : whole;
      expect(renderDocument(input), name).toBe(`<!doctype html>${said}`);
      expect(() => staticMarkup(documentElement(input)), name).not.toThrow();
    }
  });

  it('writes every other page of the gallery as React does, or leaves it to React', () => {
    for (const { name, body } of galleryPages(frameOf(shop, 'en'), 'english', (index) => `/${index}.webp`)) {
      expect(renderFragment(body), name).toBe(renderToStaticMarkup(body));
    }
  });
});

const Odd = ({ words }: { words: string }) => (
  <>
    {words}
    {0}
    {false}
    {null}
    {[words, <b key="1">{words}</b>, 2]}
  </>
);

describe('staticMarkup', () => {
  // biome-ignore-start lint/security/noDangerouslySetInnerHtml: what is written as it stands is tried too
  it.each([
    ['words', <Odd key="a" words={`<script>"&'\u2028\u0000`} />],
    [
      'attributes',
      <a key="a" href="?a=1&b='2'" title={'"><i>'} aria-hidden={false} data-x={true} hidden={false} tabIndex={0}>
        x
      </a>,
    ],
    [
      'a form',
      <form key="a" method="post" className="f" action="/x">
        <input value="1" name="a" type="hidden" />
        <button name="b" type="submit" value="2" disabled>
          ok
        </button>
      </form>,
    ],
    ['a choice', <input key="a" defaultChecked={true} name="a" type="radio" defaultValue="&" />],
    ['raw markup', <div key="a" dangerouslySetInnerHTML={{ __html: '<b>raw</b>' }} />],
    [
      'a drawing',
      <svg key="a" viewBox="0 0 1 1" focusable="false" aria-hidden="true">
        <path strokeWidth={1.5} fillRule="evenodd" d="M0 0" />
      </svg>,
    ],
  ])('writes %s as React does', (_name, node) => {
    const div = <div>{node}</div>;
    expect(staticMarkup(div).html).toBe(renderToStaticMarkup(div));
  });
  // biome-ignore-end lint/security/noDangerouslySetInnerHtml: what is written as it stands is tried too

  it.each([
    [
      'an address that runs',
      <a key="a" href={'java\nscript:alert(1)'}>
        x
      </a>,
    ],
    [
      'a style',
      <p key="a" style={{ color: 'red' }}>
        x
      </p>,
    ],
    [
      'a choice of options',
      <select key="a">
        <option>x</option>
      </select>,
    ],
    ['a field of lines', <textarea key="a" defaultValue={'\nx'} />],
  ])('leaves %s to React', (_name, node) => {
    expect(() => staticMarkup(node)).toThrow(LeaveToReact);
    expect(renderFragment(node)).toBe(renderToStaticMarkup(node));
  });
});
