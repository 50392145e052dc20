// Every state a shopper may meet, in each house, language, light and width, as pictures to look at and as pages axe
// must find clean. Development only: npx tsx bin/storefront-gallery.tsx [--only=duskhound,today] [--no-axe] [--sheets]
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { renderDocument } from '@/components/storefront/document';
import { galleryPages } from '@/components/storefront/gallery-pages';
import type { VoiceName } from '@/components/storefront/gallery-voices-catalog';
import { STOREFRONT_MESSAGES, type StorefrontMessageKey } from '@/components/storefront/message-keys';
import type { Frame } from '@/components/storefront/types';
import { STARTER_THEMES, type StarterThemeName } from '@/lib/branding/constants';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { themeSchema } from '@/lib/branding/schema';
import { storefrontAssets } from '@/lib/branding/storefront-assets';
import { createTranslator } from '@/lib/i18n/translator';
import { buildStorefrontCss } from './build-storefront-css';
import { galleryPicture } from './storefront-gallery-pictures';
import { storyPages } from './storefront-stories';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, 'artifacts', 'gallery');
const args = process.argv.slice(2);
const only =
  args
    .find((arg) => arg.startsWith('--only='))
    ?.slice(7)
    .split(',') ?? [];
const views =
  args
    .find((arg) => arg.startsWith('--views='))
    ?.slice(8)
    .split(',') ?? [];
const AXE = readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const BROWSER_ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const LOCALE: Record<VoiceName, string> = { german: 'de', english: 'en', japanese: 'ja', arabic: 'ar' };
const NAMES: Record<StarterThemeName, string> = {
  ahlbeck: 'Ahlbeck & Tochter',
  duskhound: 'Duskhound',
  asagiri: '朝霧道具店',
};
/** The languages a house is drawn in with every state; in the others a sample shows the layout, unless --all asks. */
const OWN_VOICE: Record<StarterThemeName, VoiceName> = { ahlbeck: 'german', duskhound: 'english', asagiri: 'japanese' };
const MATRIX = (Object.keys(OWN_VOICE) as StarterThemeName[]).flatMap((shop) =>
  (Object.keys(LOCALE) as VoiceName[]).map((voice) => ({ shop, voice, all: OWN_VOICE[shop] === voice })),
);
const SAMPLED = [
  'today',
  'late',
  'look-up',
  'return',
  'wizard-resolutions',
  'story-arrivingTomorrow',
  'story-threeParcels',
];

function frameOf(shop: StarterThemeName, voice: VoiceName): Frame {
  const locale = LOCALE[voice];
  const brand = resolveBrand(
    themeSchema.parse(STARTER_THEMES[shop]),
    { slug: shop, name: NAMES[shop], basePath: `/s/${shop}`, locales: ['de', 'en', 'ja', 'ar'], defaultLocale: 'en' },
    { locale },
  );
  const written = createTranslator(locale);
  const missing = Object.entries(STOREFRONT_MESSAGES).filter(([key]) => !written.has(`storefront.${key}`));
  const translate = createTranslator(
    locale,
    Object.fromEntries(missing.map(([key, text]) => [`storefront.${key}`, text])),
  );
  return {
    brand,
    locale,
    dir: locale === 'ar' ? 'rtl' : 'ltr',
    t: (key: StorefrontMessageKey, values) => translate(`storefront.${key}`, values),
    languages: [
      { locale: 'de', label: 'Deutsch', href: '?lang=de', current: locale === 'de' },
      { locale: 'en', label: 'English', href: '?lang=en', current: locale === 'en' },
    ],
    links: { home: `/s/${shop}`, feedback: '/feedback', withdraw: '/withdraw', viewLog: '/views' },
  };
}

const pages = new Map<string, () => string>();
for (const { shop, voice, all } of MATRIX) {
  const frame = frameOf(shop, voice);
  const invented = galleryPages(frame, voice, (index) => `/pictures/${shop}/${index}.webp`);
  for (const { name, body, title } of [...invented, ...storyPages(frame, shop)]) {
    if (!all && !args.includes('--all') && !SAMPLED.includes(name)) continue;
    const key = `${shop}-${frame.locale}-${name}`;
    if (!only.every((word) => key.split('-').includes(word) || key.includes(word))) continue;
    const { brand, locale, dir } = frame;
    pages.set(key, () =>
      renderDocument({ brand, assets: storefrontAssets(), locale, dir, title, nonce: 'gallery', body }),
    );
  }
}

const built = await buildStorefrontCss();
console.log(`style sheet ${(built.gzipBytes / 1000).toFixed(1)} kB gzip, ${pages.size} pages`);
mkdirSync(OUT, { recursive: true });

const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' };
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://gallery');
  const [, folder, shop, file] = url.pathname.split('/');
  if (folder === 'pictures' && shop && file) {
    response.setHeader('content-type', 'image/webp');
    response.end(await galleryPicture(shop as StarterThemeName, Number.parseInt(file, 10)));
  } else if (folder === 'assets' || folder === 'fonts') {
    response.setHeader('content-type', TYPES[url.pathname.split('.').at(-1) ?? ''] ?? 'text/plain');
    response.end(readFileSync(path.join(ROOT, 'public', url.pathname)));
  } else {
    const render = pages.get(url.pathname.slice(1));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = render ? 200 : 404;
    response.end(render?.() ?? 'none');
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: BROWSER_ARGS.split(' '),
});

const SPACED =
  'html{font-size:200%}*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}';
const VIEWS = [
  { name: 'phone', width: 390, height: 844, scheme: 'light' as const },
  { name: 'desk', width: 1280, height: 900, scheme: 'light' as const },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark' as const },
  { name: 'narrow', width: 320, height: 640, scheme: 'light' as const },
  // Text at twice its size, and the wider letter and line spacing of WCAG 1.4.12.
  { name: 'zoom', width: 640, height: 800, scheme: 'light' as const },
  { name: 'forced', width: 390, height: 844, scheme: 'light' as const },
  { name: 'print', width: 720, height: 1000, scheme: 'light' as const },
].filter(({ name }) => views.length === 0 || views.includes(name));

/** Every page of a house and language side by side, to be looked at together; eight in a row, five rows a sheet. */
async function composeSheets(view: string) {
  const [width, height, across, down] = [230, 620, 8, 4];
  const houses = new Map<string, string[]>();
  for (const key of pages.keys()) {
    const house = key.split('-').slice(0, 2).join('-');
    const file = path.join(OUT, `${key}-${view}.png`);
    if (existsSync(file)) houses.set(house, [...(houses.get(house) ?? []), file]);
  }
  for (const [house, files] of houses) {
    for (let from = 0; from < files.length; from += across * down) {
      const shown = files.slice(from, from + across * down);
      const tiles = await Promise.all(
        shown.map(async (file, index) => ({
          input: await sharp(await sharp(file).resize({ width }).png().toBuffer())
            .resize({ width, height, fit: 'cover', position: 'top' })
            .toBuffer(),
          left: (index % across) * (width + 8),
          top: Math.floor(index / across) * (height + 8),
        })),
      );
      const rows = Math.ceil(shown.length / across);
      await sharp({
        create: { width: across * (width + 8), height: rows * (height + 8), channels: 3, background: '#777' },
      })
        .composite(tiles)
        .png()
        .toFile(path.join(OUT, `sheet-${house}-${view}-${from / (across * down) + 1}.png`));
    }
  }
}

let violations = 0;
for (const view of VIEWS) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme,
    deviceScaleFactor: args.includes('--sharp') ? 2 : 1,
    reducedMotion: 'reduce',
    forcedColors: view.name === 'forced' ? 'active' : 'none',
  });
  for (const key of pages.keys()) {
    if (view.name === 'phone-dark' && key.startsWith('duskhound')) continue;
    const page = await context.newPage();
    if (view.name === 'print') await page.emulateMedia({ media: 'print' });
    page.on('pageerror', (error) => console.log(`${key}: ${error.message}`));
    await page.goto(`${base}/${key}`, { waitUntil: 'load' });
    await page.evaluate(async () => {
      for (const image of document.images) image.loading = 'eager';
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
      await document.fonts.ready;
    });
    // A whole-page picture would catch what sticks to the foot halfway.
    await page.addStyleTag({ content: '.wizard-foot, .shop-name { position: static !important }' });
    if (view.name === 'zoom') await page.addStyleTag({ content: SPACED });
    const { overflow, by } = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      by: [...document.querySelectorAll('main *')]
        .filter((one) => one.getBoundingClientRect().width > window.innerWidth)
        .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`),
    }));
    if (overflow > 0) {
      violations++;
      console.log(`${key} ${view.name}: ${overflow}px wider than the screen: ${by.join(' ')}`);
    }
    if (view.name !== 'narrow' || args.includes('--narrow')) {
      await page.screenshot({ path: path.join(OUT, `${key}-${view.name}.png`), fullPage: true });
    }
    if (!args.includes('--no-axe')) {
      await page.addScriptTag({ content: AXE });
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run: (
              o: object,
            ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
          };
        };
        const result = await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return result.violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html, why: nodes[0]?.failureSummary }));
      });
      for (const { id, html, why } of found) {
        violations++;
        console.log(`${key} ${view.name}: ${id} ${html}\n  ${why}`);
      }
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
server.close();
if (args.includes('--sheets')) for (const view of VIEWS) await composeSheets(view.name);
console.log(violations === 0 ? 'clean' : `${violations} violations`);
process.exitCode = violations === 0 ? 0 : 1;
