import { join } from 'node:path';
import type { Page } from 'playwright/test';

const FOLDER = join(import.meta.dirname, '../artifacts/screenshots');

/** Keeps a picture of the whole page, to look at: `artifacts/screenshots/{house}/{name}-{kind}.png`. */
export async function takePicture(page: Page, house: string, name: string, width: number, kind: string): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  await page.evaluate(() => document.fonts.ready);
  // As tall as the page, so that what sticks to the window's edge lies where the page ends.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(844, height) });
  await page.screenshot({ path: join(FOLDER, house, `${name}-${kind}.png`), animations: 'disabled' });
}
