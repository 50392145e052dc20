import { expect, test } from './fixtures';
import { ReturnWizard } from './return-wizard';

const COAT = 'Reflective Coat';

test('the sum at the foot follows what is chosen, before anything is sent', async ({ page, order }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose(COAT);
  await wizard.because(COAT, 'I changed my mind');
  await wizard.next();
  await wizard.at('resolution');
  const sum = page.locator('.sum-amount');
  const sums = new Map<string, string>();
  for (const resolution of ['Credit in the shop', 'Money back']) {
    await wizard.wish(COAT, resolution);
    await expect(sum).toHaveText(resolution === 'Money back' ? '$79.00' : /\$8\d\.\d\d/);
    sums.set(resolution, (await sum.textContent()) ?? '');
  }
  await wizard.next();
  await wizard.at('method');
  await page.getByRole('radio', { name: /^Parcel with a label/ }).check();
  await expect(sum).toHaveText('$73.05');
  await expect(page.getByText('What you choose here counts after Continue')).toHaveCount(0);
  await wizard.next();
  expect(await wizard.total()).toBe('$73.05');
  expect(sums.get('Credit in the shop')).not.toBe(sums.get('Money back'));
});
