import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';

const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the shopper’s page"]');
const accent = (page: Page) =>
  page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--brand-accent').trim().toLowerCase(),
  );

test('a new layout and colour show in the preview, and on shoppers’ pages once published', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  const shop = await backstage.foundShop('ahlbeck');
  const made = await order({ house: 'ahlbeck', locale: 'en', state: 'in_transit' }, shop.api);
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  const { page: shopper } = await visitor();
  await shopper.goto(made.path);
  await expect(shopper.locator('.house')).toHaveAttribute('data-layout', 'letter');
  const before = await accent(shopper);

  await page.goto(`/console/${shop.slug}/branding`);
  await expect(preview(page).locator('.house')).toHaveAttribute('data-layout', 'letter');
  await page.getByText('Board', { exact: true }).click();
  await page.getByLabel('Accent', { exact: true }).fill('#0b6b3a');
  await expect(preview(page).locator('.house')).toHaveAttribute('data-layout', 'board');
  // Shoppers see nothing of it yet.
  await shopper.reload();
  await expect(shopper.locator('.house')).toHaveAttribute('data-layout', 'letter');

  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Show this to your shoppers?' });
  await expect(dialog.frameLocator('iframe').first().locator('.house')).toHaveAttribute('data-layout', 'letter');
  await expect(dialog.frameLocator('iframe').last().locator('.house')).toHaveAttribute('data-layout', 'board');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('This is version 2; shoppers see it now.')).toBeVisible();
  await expect(async () => {
    await shopper.reload();
    await expect(shopper.locator('.house')).toHaveAttribute('data-layout', 'board', { timeout: 100 });
  }).toPass({ timeout: 3_000 });
  expect(await accent(shopper)).not.toBe(before);

  await page.reload();
  await page.getByText('Published versions').click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Version 1' })
    .getByRole('button', { name: 'Publish again' })
    .click();
  await expect(async () => {
    await shopper.reload();
    await expect(shopper.locator('.house')).toHaveAttribute('data-layout', 'letter', { timeout: 100 });
  }).toPass({ timeout: 10_000 });
  expect(await accent(shopper)).toBe(before);
});

test('with the keyboard alone: another house, undone, done again, kept as a draft', async ({ page, backstage }) => {
  const shop = await backstage.foundShop('asagiri');
  const owner = await backstage.hire(shop.shopId, 'manager');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  const radio = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toBeEnabled();
    for (let i = 0; i < 120 && !(await button.evaluate((one) => one === document.activeElement)); i++) {
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await expect(radio('Ledger')).toBeChecked();
  await radio('Ledger').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(radio('Board')).toBeChecked();
  await press('Undo');
  await expect(radio('Ledger')).toBeChecked();
  await press('Redo');
  await expect(radio('Board')).toBeChecked();
  await press('Keep draft');
  await expect(page.getByText('Draft kept.')).toBeVisible();
  const { draft, published } = await shop.api.get('/brand');
  expect([draft.layout, published.layout]).toEqual(['board', 'ledger']);

  await press('Publish…');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await shop.api.get('/brand')).version).toBe(1);
});

test('a colour that nobody could read is moved, and the editor says so', async ({ page, backstage, order }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const made = await order({ house: 'ahlbeck', locale: 'en', state: 'in_transit' }, shop.api);
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  await expect(page.getByText('Every word and edge is readable as it is.')).toBeVisible();
  await page.getByLabel('Quiet text', { exact: true }).fill('#eee8dc');
  await expect(page.getByText('Every word and edge is readable as it is.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('This is version 2')).toBeVisible();
  await page.goto(made.path);
  const muted = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand-muted'));
  expect(muted.trim().toLowerCase()).not.toBe('#eee8dc');
});

test('a viewer looks and may not change', async ({ page, backstage }) => {
  const shop = await backstage.foundShop('duskhound');
  const viewer = await backstage.hire(shop.shopId, 'viewer');
  await backstage.signIn(page.context(), viewer.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  await page.getByText('Letter', { exact: true }).click();
  await page.getByRole('button', { name: 'Keep draft' }).click();
  await expect(page.getByText('Your role may look at the brand, not change it.')).toBeVisible();
  expect((await shop.api.get('/brand')).draft).toBeNull();
});
