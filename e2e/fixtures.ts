import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from 'playwright/test';
import { createOrder, type House, type Order, type OrderWish } from './goods';
import { Backstage } from './own-shop';
import { ShopApi } from './shop-api';
import { watchPages } from './watch-pages';

export { expect };
export type Visitor = { context: BrowserContext; page: Page };

type Fixtures = {
  /** The API of a demo shop. */
  demo: (house: House) => ShopApi;
  /** A new order in a demo shop, unless another shop's API is given. */
  order: (wish: OrderWish, api?: ShopApi) => Promise<Order>;
  /** Another browser beside the test's own: another person, a phone, one without JavaScript. */
  visitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** What went wrong in any page of the test; it must be empty at the end. */
  problems: string[];
};

export const test = base.extend<Fixtures, { backstage: Backstage }>({
  backstage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use, worker) => {
      const { baseURL } = worker.project.use;
      const dataDir = process.env.PORCHLIGHT_DATA_DIR;
      if (!baseURL || !dataDir) throw new Error('PORCHLIGHT_DATA_DIR must name the data dir of the server.');
      const backstage = await Backstage.enter(baseURL, dataDir);
      await use(backstage);
      await backstage.close();
    },
    { scope: 'worker' },
  ],
  demo: async ({ baseURL }, use) => {
    await use((house) => new ShopApi(baseURL ?? '', house, `plk_demo_${house}`));
  },
  order: async ({ demo }, use) => {
    await use((wish, api) => createOrder(api ?? demo(wish.house), wish));
  },
  problems: [
    async ({ context, baseURL }, use) => {
      const problems = watchPages(context, baseURL ?? '');
      await use(problems);
      expect(problems, 'requests to other hosts, console errors, breaches of the fence').toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, baseURL, problems }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
      contexts.push(context);
      context.on('close', () => problems.push(...seen));
      const seen = watchPages(context, baseURL ?? '');
      return { context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
});
