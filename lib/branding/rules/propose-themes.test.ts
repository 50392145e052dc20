import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themeSchema } from '../schema';
import { brandColor, proposeThemes } from './propose-themes';
import { readColors, readPage } from './read-page';

const PAGE = `<!doctype html><html><head>
<meta name="theme-color" content="#0a7d4f"><meta property="og:site_name" content="Kale &amp; Co">
<meta property="og:image" content="/social.jpg">
<link rel="stylesheet" href="/a.css"><link href="//cdn.kale.test/b.css" rel='preload stylesheet'>
<link rel="icon" sizes="32x32" href="/32.png"><link rel="icon" sizes="192x192" href="/192.png"><link rel="icon" href="/i.svg">
<link rel="apple-touch-icon" href="touch.png">
<style>:root{--brand-color:#0a7d4f;--success:#00ff00}</style>
</head><body><img class="header__logo" src="/logo.webp"><img src="javascript:alert(1)" alt="logo"></body></html>`;

describe('readPage', () => {
  it('finds name, colour, sheets and pictures, the likeliest logo first', () => {
    expect(readPage(PAGE, 'https://kale.test/shop/')).toEqual({
      name: 'Kale &amp; Co',
      themeColor: '#0a7d4f',
      pictures: [
        'https://kale.test/logo.webp',
        'https://kale.test/shop/touch.png',
        'https://kale.test/192.png',
        'https://kale.test/32.png',
      ],
      stylesheets: ['https://kale.test/a.css', 'https://cdn.kale.test/b.css'],
      colors: [{ color: '#0a7d4f', weight: 25 }],
    });
  });

  it('finds nothing where there is nothing, and names no address that is not the web’s', () => {
    expect(readPage('', 'https://kale.test/')).toMatchObject({ name: null, pictures: [], stylesheets: [], colors: [] });
    const hostile =
      '<link rel=stylesheet href="file:///etc/passwd"><link rel=icon href="data:image/png,x"><link rel=icon href="http://u:p@x.test/a.png">';
    expect(readPage(hostile, 'https://kale.test/')).toMatchObject({ pictures: [], stylesheets: [] });
  });

  it('comes to an end on any text', () => {
    const tag = fc.constantFrom(
      '<link ',
      '<meta ',
      '<style',
      '</style>',
      '>',
      '="',
      "'",
      'href=',
      'rel=icon',
      ' '.repeat(50),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string({ maxLength: 8 })), { maxLength: 200 }), (parts) => {
        expect(readPage(parts.join(''), 'https://kale.test/').pictures.every((url) => /^https?:/.test(url))).toBe(true);
      }),
    );
  });
});

describe('readColors', () => {
  it('weighs what is called the brand’s, leaves out states and what is transparent', () => {
    const css =
      '--primary: rgb(10 125 79); --error:#f00; a{color:#0a7d4f} b{background:#0a7d4f80} c{fill:hsl(0 0% 100%)}';
    expect(readColors(css)).toEqual([
      { color: '#0a7d4f', weight: 26 },
      { color: '#ffffff', weight: 1 },
    ]);
  });
});

describe('brandColor', () => {
  it('is the strong colour, not the much used white', () => {
    expect(
      brandColor([
        { color: '#ffffff', weight: 900 },
        { color: '#c2185b', weight: 60 },
        { color: '#111111', weight: 300 },
      ]),
    ).toBe('#c2185b');
  });

  it('of a grey house is its darkest', () => {
    expect(
      brandColor([
        { color: '#ffffff', weight: 9 },
        { color: '#1a1a1a', weight: 1 },
      ]),
    ).toBe('#1a1a1a');
    expect(brandColor([])).toBeNull();
  });
});

describe('proposeThemes', () => {
  it('makes one of each temperament, in any colour', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, fc.option(hex), (accent, ground) => {
        const looks = proposeThemes({ accent, ground }).map(({ look }) => themeSchema.parse(look));
        expect(looks.map(({ layout }) => layout)).toEqual(['letter', 'board', 'ledger']);
        expect(looks.every(({ colors }) => colors.accent === accent)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
