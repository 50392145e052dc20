// The templates as houses, with blocks beside the news, on a phone and a desk: pictures to look at, and how heavy each
// is over a page without a theme. Development only: npx tsx bin/brand-gallery.tsx [--only=salon]
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { renderDocument } from '@/components/storefront/document';
import { ORDER_STATES, orderView } from '@/components/storefront/gallery-catalog';
import { OrderPage } from '@/components/storefront/order-page';
import { Shell } from '@/components/storefront/shell';
import type { Frame } from '@/components/storefront/types';
import type { StarterThemeName } from '@/lib/branding/constants';
import { pickBlocks } from '@/lib/branding/rules/pick-blocks';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { TEMPLATES } from '@/lib/branding/rules/template-catalog';
import { type ThemeInput, themeSchema } from '@/lib/branding/schema';
import { storefrontAssets } from '@/lib/branding/storefront-assets';
import { createTranslator } from '@/lib/i18n/translator';
import { buildStorefrontCss } from './build-storefront-css';
import { galleryPicture } from './storefront-gallery-pictures';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, 'artifacts', 'brands');
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7);
const SHOPS: StarterThemeName[] = ['ahlbeck', 'duskhound', 'asagiri'];

const blocks = (shop: string): ThemeInput['blocks'] => [
  {
    type: 'banner',
    id: 'banner',
    place: 'near',
    text: 'Ordered by 12 December, with you before Christmas.',
    link: { label: 'All dates', href: '/dates' },
  },
  {
    type: 'hero',
    id: 'hero',
    title: 'Made to be mended',
    text: 'Bring it back when it is worn. We keep the last, the pattern and the thread.',
    link: { label: 'How repairs work', href: '/repairs' },
    picture: `/pictures/${shop}/1.webp`,
  },
  {
    type: 'recommendations',
    id: 'goes-well',
    title: 'Goes well with it',
    products: [0, 2, 3].map((index) => ({
      external_id: `p${index}`,
      title: ['Care tin', 'Felt slippers', 'Belt'][index % 3] ?? 'Belt',
      picture: `/pictures/${shop}/${index}.webp`,
      href: '/shop',
    })),
  },
  {
    type: 'care_guide',
    id: 'care',
    title: 'The first week',
    steps: [
      'Wear it for two hours, then let it rest a day.',
      'Brush off what has dried, never what is wet.',
      'Feed it once a month, thinly.',
    ],
  },
  {
    type: 'faq',
    id: 'faq',
    title: 'Asked while waiting',
    items: [
      { question: 'May I change the address?', answer: 'Until it leaves us, yes.' },
      { question: 'Nobody is home?', answer: 'The courier tries again, or a neighbour signs.' },
    ],
  },
  {
    type: 'sustainability',
    id: 'green',
    title: 'What it took',
    text: '412 g of cardboard, no plastic, 0 flights. Counted, not offset.',
  },
];

function frameOf(theme: ThemeInput, name: string): Frame {
  const brand = resolveBrand(themeSchema.parse(theme), {
    slug: 'house',
    name,
    basePath: '/s/house',
    locales: ['en', 'de'],
    defaultLocale: 'en',
  });
  const words = createTranslator('en');
  return {
    brand,
    locale: 'en',
    dir: 'ltr',
    t: (key, values) => words(`storefront.${key}`, values),
    languages: [
      { locale: 'en', label: 'English', href: '?lang=en', current: true },
      { locale: 'de', label: 'Deutsch', href: '?lang=de', current: false },
    ],
    links: { home: '/s/house', feedback: '/feedback', withdraw: '/withdraw', viewLog: '/views' },
  };
}

const FACTS = {
  page: 'track',
  stage: 'on_the_way',
  locale: 'en',
  country: 'DE',
  tags: [],
  channel: null,
  categories: [],
  isFirstOrder: null,
} as const;

function render(theme: ThemeInput, name: string, at: number): string {
  const frame = frameOf(theme, name);
  const state = ORDER_STATES[at % ORDER_STATES.length] ?? 'late';
  const view = orderView('english', state, (index) => `/pictures/${SHOPS[at % 3]}/${index}.webp`);
  return renderDocument({
    brand: frame.brand,
    assets: storefrontAssets(),
    locale: 'en',
    dir: 'ltr',
    title: name,
    nonce: 'gallery',
    body: (
      <Shell frame={frame}>
        <OrderPage frame={frame} view={view} blocks={pickBlocks(frame.brand.blocks, FACTS, '2026-11-22T12:00')} />
      </Shell>
    ),
  });
}

await buildStorefrontCss();
const pages = new Map(
  TEMPLATES.map(({ id, name, look }, at): [string, string] => [
    id,
    render(
      {
        ...look,
        blocks: blocks(SHOPS[at % 3] ?? 'ahlbeck'),
        contact: { email: 'hello@house.test', phone: '+49 30 23125 000' },
      },
      name,
      at,
    ),
  ]),
);
const weight = (html: string) => gzipSync(html, { level: 9 }).length;
for (const [at, { id, name }] of TEMPLATES.entries()) {
  const themed = weight(pages.get(id) ?? '');
  console.log(
    `${id.padEnd(14)} ${((themed - weight(render({}, name, at))) / 1000).toFixed(1)} kB gzip over the unthemed page`,
  );
}

const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' };
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://gallery');
  const [, folder, shop, file] = pathname.split('/');
  if (folder === 'pictures' && shop && file) {
    response.setHeader('content-type', 'image/webp');
    response.end(await galleryPicture(shop as StarterThemeName, Number.parseInt(file, 10)));
  } else if (folder === 'assets' || folder === 'fonts') {
    response.setHeader('content-type', TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain');
    response.end(readFileSync(path.join(ROOT, 'public', pathname)));
  } else {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages.get(pathname.slice(1)) ?? 'none');
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const AXE = readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
type Found = { violations: { id: string; nodes: { target: string[] }[] }[] };
for (const [width, device, colorScheme] of [
  [320, 'narrow', 'light'],
  [390, 'phone', 'light'],
  [390, 'night', 'dark'],
  [1280, 'desk', 'light'],
] as const) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  for (const id of pages.keys()) {
    if (only && only !== id) continue;
    await page.goto(`${base}/${id}`);
    await page.evaluate(() => document.fonts.ready);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(`${id}, ${device}: ${wide}px too wide`);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<Found> } }).axe.run(),
    );
    for (const { id: rule, nodes } of violations)
      console.log(`${id}, ${device}: ${rule} ${nodes.map(({ target }) => target)}`);
    await page.screenshot({ path: path.join(OUT, `${id}-${device}.png`), fullPage: true });
  }
  await page.close();
}
await browser.close();
server.close();
