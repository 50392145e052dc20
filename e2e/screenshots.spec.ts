import { join } from 'node:path';
import { test } from './fixtures';
import { HOUSES, type House } from './goods';
import { PAGE_TYPES } from './page-types';

const FOLDER = join(import.meta.dirname, '../artifacts/screenshots');

/** Pictures of every kind of page in each house, to look at: on a phone, on a desk, and after dark. */
for (const house of Object.keys(HOUSES) as House[]) {
  for (const [name, open] of Object.entries(PAGE_TYPES)) {
    test(`${house}: ${name}`, async ({ page, demo, backstage }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open({ page, api: demo(house), house, backstage });
      await page.evaluate(() => document.fonts.ready);
      const keep = async (kind: string, width: number, least: number) => {
        await page.setViewportSize({ width, height: least });
        // As tall as the page, so that what sticks to the window's edge lies where the page ends.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(least, height) });
        await page.screenshot({ path: join(FOLDER, house, `${name}-${kind}.png`), animations: 'disabled' });
      };
      await keep('phone', 390, 844);
      await page.emulateMedia({ colorScheme: 'dark' });
      await keep('phone-dark', 390, 844);
      await page.emulateMedia({ colorScheme: 'light' });
      await keep('desktop', 1280, 900);
    });
  }
}
