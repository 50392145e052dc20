import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';
import { PAGE_TYPES } from './page-types';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, as lines to read. Injected past the page's fence, which lets no foreign script in. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  // A colour half way between two themes is nobody's colour.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async (run) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(run),
    { resultTypes: ['violations'], ...options } as RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}\n    ${node.failureSummary?.split('\n').slice(1).join(' ')}`),
  );
}

/** The most that WCAG 1.4.12 says a reader may ask for. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** What sticks out of a page that is 320 pixels wide, or hides its own text. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.width > 0 && (box.right > width + 1 || box.left < -1) && getComputedStyle(element).position !== 'fixed'
        );
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} to ${element.getBoundingClientRect().right}`,
      )
      .slice(-5);
  });

const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(a, button, label, h1, h2, p, dd, dt, li, span)')]
      .filter((element) => {
        const { overflow, position } = getComputedStyle(element);
        return position !== 'absolute' && overflow !== 'visible' && element.scrollHeight > element.clientHeight + 2;
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`),
  );

for (const house of Object.keys(HOUSES) as House[]) {
  for (const [name, open] of Object.entries(PAGE_TYPES)) {
    test(`${house}: ${name}`, async ({ page, demo, backstage }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open({ page, api: demo(house), house, backstage });
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      expect(await violations(page, { runOnly: STANDARD }), 'by day').toEqual([]);

      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } }), 'after dark').toEqual(
        [],
      );
      await page.emulateMedia({ colorScheme: 'light' });

      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, SPACING);
      expect(await sticksOut(page), 'at 320 pixels with wide spacing').toEqual([]);
      expect(await cutOff(page), 'text cut off with wide spacing').toEqual([]);

      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await violations(page, { runOnly: STANDARD }), 'on a wide screen').toEqual([]);
    });
  }
}
