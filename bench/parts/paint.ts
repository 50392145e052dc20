import { chromium } from 'playwright';
import { requireBrowser } from '@/bin/find-browser';
import type { Report } from '../report';
import { interleave, ratio, spread } from '../rounds';
import type { Options } from '../run';
import { benchToken } from '../seed';
import type { World } from '../world';
import { buildIfStale, servePorchlight, smallShop } from './page';

/** A phone on slow 4G, as Lighthouse means it: round trip, bytes a second, and a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };
const SLOWER = 4;
/** Nothing larger is painted later than this after the load event. */
const SETTLED_MS = 800;

type Paint = { first: number; largest: number; shift: number; bytes: number };

/** When a phone has painted the largest thing of the tracking page, against the hand-written page. */
export async function paint(world: World, options: Options): Promise<Report> {
  const { database, shop } = await smallShop(world);
  await buildIfStale(options);
  const path = (n: number) => `/s/${shop.slug}/track/${benchToken(n)}`;
  const porchlight = await servePorchlight(world, database);
  const raw = await world.serve(
    'raw',
    ['--import', 'tsx', 'bench/controls/raw-page.ts'],
    { BENCH_DATABASE_URL: database.url },
    path(1),
  );
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  /** One first visit: no cache, no warm connection. */
  async function visit(origin: string, n: number): Promise<Paint> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
    });
    try {
      const tab = await context.newPage();
      const session = await context.newCDPSession(tab);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', SLOW_4G);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await tab.addInitScript(() => {
        const seen = { largest: 0, shift: 0 };
        Object.assign(window, { seen });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.largest = entry.startTime;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await tab.goto(origin + path(n), { waitUntil: 'load' });
      await tab.waitForTimeout(SETTLED_MS);
      return await tab.evaluate(() => {
        const { seen } = window as unknown as { seen: { largest: number; shift: number } };
        const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const page = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const bytes = [...page, ...files].reduce((sum, { transferSize }) => sum + transferSize, 0);
        return { ...seen, bytes, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 };
      });
    } finally {
      await context.close();
    }
  }
  const pages: [name: string, origin: string][] = [
    ['hand-written page', raw.origin],
    ['tracking page, Porchlight', porchlight.origin],
  ];
  try {
    for (const [, origin] of pages) await visit(origin, 1);
    const samples = await interleave(
      pages.map(([name, origin]) => ({ name, run: (round: number) => visit(origin, 2 + round) })),
      Math.max(options.rounds, 9),
    );
    const of = (name: string, pick: (one: Paint) => number) => spread((samples.get(name) ?? []).map(pick));
    const [written = '', own = ''] = pages.map(([name]) => name);
    const shift = of(own, (one) => one.shift).most;
    return {
      part: 'paint',
      title: 'First visit on a phone: slow 4G, a processor four times slower, nothing cached',
      columns: ['', 'first paint ms', 'largest paint ms', 'kB'],
      rows: pages.map(([name]) => [
        name,
        of(name, (one) => one.first).median,
        of(name, (one) => one.largest).median,
        of(name, (one) => one.bytes / 1_000).median,
      ]),
      ratios: [
        {
          name: 'largest paint: Porchlight / hand-written',
          value: ratio(samples, own, written, (one) => one.largest),
          target: 1.25,
          aim: 1.1,
          less: true,
        },
      ],
      checks: [{ name: 'layout shift', value: shift, ok: shift === 0 }],
    };
  } finally {
    await browser.close();
    await Promise.all([porchlight.stop(), raw.stop()]);
  }
}
