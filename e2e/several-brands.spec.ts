import { expect, test } from './fixtures';

test('an owner opens another brand from the console, dressed as the first, and moves between the two', async ({
  page,
  backstage,
}) => {
  test.slow();
  const first = await backstage.foundShop('duskhound', { name: 'Night Goods' });
  const owner = await backstage.hire(first.shopId, 'owner');
  const colleague = await backstage.hire(first.shopId, 'agent');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${first.slug}`);
  await page.locator('summary', { hasText: 'Your shops' }).click();
  await page.getByRole('link', { name: 'Your brands, and another one' }).click();
  const people = page.getByRole('region', { name: 'People and their roles' });
  await expect(people.getByRole('row', { name: new RegExp(colleague.email) })).toContainText('Agent');

  const slug = `${first.slug}-day`;
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Open this brand' }) });
  await form.getByLabel('Name').fill('Day Goods');
  await expect(form.getByLabel('Address')).toHaveValue('day-goods');
  await form.getByLabel('Address').fill(first.slug);
  await form.getByLabel('Languages').fill('ja, en');
  await form.getByLabel('Currency').selectOption('JPY');
  await form.getByRole('button', { name: 'Open this brand' }).click();
  await expect(page.getByText('That address is taken.')).toBeVisible();
  await form.getByLabel('Address').fill(slug);
  await form.getByRole('button', { name: 'Open this brand' }).click();
  await page.waitForURL(`**/console/${slug}/branding`);

  const look = await page.request.get(`/s/${slug}`);
  expect(look.status()).toBe(200);
  const html = await look.text();
  expect(html).toContain('lang="ja"');
  expect(html).toContain('data-layout="board"');
  expect(html).toContain('Day Goods');

  await page.locator('summary', { hasText: 'Your shops' }).click();
  await page.getByRole('link', { name: /^Night Goods/ }).click();
  await page.waitForURL(`**/console/${first.slug}`);
  await page.goto(`/console/${slug}/settings/brands`);
  // Nobody came along: a role is one shop's.
  await expect(people.getByRole('row', { name: new RegExp(colleague.email) })).toContainText('none at Day Goods');
});

test('a manager sees the brands and opens none; an agent of another shop is not led there', async ({
  page,
  backstage,
}) => {
  const first = await backstage.foundShop('ahlbeck');
  const manager = await backstage.hire(first.shopId, 'manager');
  await backstage.signIn(page.context(), manager.userId);
  await page.goto(`/console/${first.slug}/settings/brands`);
  await expect(page.getByText('Only an owner opens another brand.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open this brand' })).toHaveCount(0);
  const second = await backstage.foundShop('ahlbeck');
  expect((await page.goto(`/console/${second.slug}/settings/brands`))?.status()).toBe(404);
});
