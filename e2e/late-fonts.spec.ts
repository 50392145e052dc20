import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';

/** What web.dev calls good is 0.1 over the whole visit. */
const UNNOTICED = 0.03;
type Moved = { by: number; what: string[] };

/** Without any of the fonts that stand in, nothing can stand in; this device is asked as the page asks it. */
const hasStandIns = (page: Page) =>
  page.evaluate(async () => {
    const faces = ["local('Arial'), local('Liberation Sans')", "local('Times New Roman'), local('Liberation Serif')"];
    const asked = await Promise.allSettled(faces.map((source) => new FontFace('asked', source).load()));
    return asked.every(({ status }) => status === 'fulfilled');
  });

for (const house of Object.keys(HOUSES) as House[]) {
  for (const width of [390, 1280]) {
    test(`${house}, ${width} wide: nothing moves when the shop’s fonts come late`, async ({ page, order }) => {
      const made = await order({ house, locale: 'en', state: 'out_for_delivery' });
      await page.setViewportSize({ width, height: 844 });
      let send: () => void = () => {};
      const held = new Promise<void>((done) => {
        send = done;
      });
      await page.route('**/fonts/**', (route) => held.then(() => route.continue()));
      await page.addInitScript(() => {
        const moved: Moved = { by: 0, what: [] };
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            sources?: { node?: Node }[];
          })[]) {
            moved.by += entry.value;
            moved.what.push(
              ...(entry.sources ?? []).map(({ node }) => (node as Element | undefined)?.className ?? '?'),
            );
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(made.path, { waitUntil: 'domcontentloaded' });
      test.skip(!(await hasStandIns(page)), 'this machine has none of the fonts that stand in');
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loading'))).toBe(true);
      send();
      await page.waitForFunction(() => [...document.fonts].every(({ status }) => status !== 'loading'));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const { by, what } = await page.evaluate(() => (window as unknown as { moved: Moved }).moved);
      expect(by, what.join()).toBeLessThan(UNNOTICED);
    });
  }
}
