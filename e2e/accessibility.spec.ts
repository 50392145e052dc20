import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';
import { CONTRAST, cutOff, STANDARD, sticksOut, violations, widenText } from './inspect-page';
import { PAGE_TYPES } from './page-types';
import { takePicture } from './take-picture';

/** Pages that a wide window builds differently; the others only grow. */
const LAID_OUT_ANEW = /^(look-up|order|return)/;

for (const house of Object.keys(HOUSES) as House[]) {
  for (const [name, open] of Object.entries(PAGE_TYPES)) {
    test(`${house}: ${name}`, async ({ page, demo, backstage }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open({ page, api: demo(house), house, backstage });
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await takePicture(page, house, name, 390, 'phone');
      expect(await violations(page, { runOnly: STANDARD }), 'by day').toEqual([]);

      await page.emulateMedia({ colorScheme: 'dark' });
      await takePicture(page, house, name, 390, 'phone-dark');
      expect(await violations(page, { runOnly: CONTRAST }), 'after dark').toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });

      await takePicture(page, house, name, 1280, 'desktop');
      if (LAID_OUT_ANEW.test(name)) expect(await violations(page, { runOnly: STANDARD }), 'on a desk').toEqual([]);

      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
      await widenText(page);
      expect(await sticksOut(page), 'at 320 pixels with wide spacing').toEqual([]);
      expect(await cutOff(page), 'text cut off with wide spacing').toEqual([]);
    });
  }
}
