import { expect, test } from './fixtures';

test('a parcel is found among all of them, and put off by keyboard alone', async ({ page, order, backstage }) => {
  const made = await order({ house: 'duskhound', state: 'attempt_failed' });
  await backstage.signIn(page.context(), await backstage.find('demo@porchlight.test'));
  await page.goto('/console/duskhound/shipments');
  await page.getByRole('link', { name: 'All parcels' }).click();
  await page.waitForURL('**/shipments/all');
  const rows = page.getByRole('region', { name: 'Parcels' }).getByRole('listitem');
  for (const words of [made.trackingNumber ?? '', made.number, made.email]) {
    await page.goto(`/console/duskhound/shipments/all?${new URLSearchParams({ q: words })}`);
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(made.number);
  }
  const save = page.getByRole('link', { name: 'Save these as CSV' });
  const csv = await page.request.get((await save.getAttribute('href')) ?? '');
  expect(await csv.text()).toContain(`,${made.number},outbound,`);
  await page.goto('/console/duskhound/shipments/all?q=nobody-has-this-number');
  await expect(page.getByText('Nothing found here.')).toBeVisible();

  await page.goto(`/console/duskhound/shipments/all?${new URLSearchParams({ q: made.number })}`);
  await rows.first().getByRole('link').click();
  const due = page.getByRole('button', { name: 'Due when?' });
  // Enter that comes before the page's script finds nobody.
  await expect(async () => {
    await due.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel('No due time').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No longer due at a time.')).toBeVisible();
  // The page reads itself anew.
  await expect(page.getByText('took its due time away')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('no due time', { exact: true })).toBeVisible();
});
