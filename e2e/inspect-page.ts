import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const CONTRAST: RunOptions['runOnly'] = { type: 'rule', values: ['color-contrast'] };

/** What axe finds, as lines to read. Injected past the page's fence, which lets no foreign script in. */
export async function violations(page: Page, options: RunOptions): Promise<string[]> {
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

/** Sets a page as wide as a reader may ask for. */
export const widenText = (page: Page) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACING);

/** What sticks out of a page that is 320 pixels wide, or hides its own text. */
export const sticksOut = (page: Page) =>
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

/** Words that do not fit where they stand. */
export const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(a, button, label, h1, h2, p, dd, dt, li, span)')]
      .filter((element) => {
        const { overflow, position } = getComputedStyle(element);
        return position !== 'absolute' && overflow !== 'visible' && element.scrollHeight > element.clientHeight + 2;
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`),
  );
