import { expect, test } from './fixtures';
import { STANDARD, sticksOut, violations } from './inspect-page';
import { takePicture } from './take-picture';

const POLICY = {
  auto_approve: false,
  methods: [{ code: 'label', type: 'label', fee: { amount: 0 } }],
};
const COAT = { line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' };

test('a rule is built, tried on what was asked, and holds for later orders only', async ({
  page,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const before = await order({ house: 'duskhound', state: 'delivered' }, api);
  await api.post('/returns', { order_external_id: before.externalId, lines: [COAT], method: 'label' });
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'manager')).userId);

  await page.goto(`/console/${slug}/policies/edit`);
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Name').fill('What is dear stays');
  const rule = page.getByRole('group', { name: 'When' });
  await rule.getByLabel('What', { exact: true }).selectOption({ label: 'the price of one' });
  await rule.getByLabel(/^Sum/).fill('50.00');
  await page.getByRole('button', { name: 'Save and see what changes' }).click();
  await page.waitForURL('**/policies/review');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The draft changes one thing');
  await expect(page.getByRole('main')).toContainText('When the price of one is at least $50.00, it cannot come back');

  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('heading', { name: 'Your rule “What is dear stays”' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Of one return and .*newly refused/)).toBeVisible();
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await takePicture(page, 'console', 'policies-review', 1280, 'desktop');
  await takePicture(page, 'console', 'policies-review', 390, 'phone');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
  await page.setViewportSize({ width: 1280, height: 844 });

  // A time first, then a change of mind.
  await page.getByRole('button', { name: 'Publish it then' }).click();
  await expect(page.getByRole('heading', { name: 'It waits for its time' })).toBeVisible();
  await page.getByRole('button', { name: 'Do not publish it by itself' }).click();
  await page.getByRole('button', { name: 'Publish as version 2 now' }).click();
  await page.getByRole('button', { name: 'Publish it', exact: true }).click();
  await page.waitForURL('**/policies?saved=2');
  await expect(page.getByText('Version 2 holds for orders placed from now on.')).toBeVisible();

  const quote = (externalId: string) =>
    api.post('/returns/quote', { order_external_id: externalId, lines: [{ ...COAT, reason: 'too_small' }] });
  expect((await api.get('/return-policy')).rules).toHaveLength(1);
  const kept = await order({ house: 'duskhound', state: 'delivered' }, api);
  expect((await quote(kept.externalId)).lines[0].reasons.map((one: { rule?: string }) => one.rule)).not.toContain(
    'What is dear stays',
  );
});

test('what was typed is not lost unasked', async ({ page, backstage }) => {
  const { slug, shopId } = await backstage.foundShop('duskhound', { policy: POLICY });
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'owner')).userId);
  await page.goto(`/console/${slug}/policies/edit`);
  await page.getByLabel('Days', { exact: true }).fill('12');
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Orders' }).click();
  await expect.poll(() => asked).toHaveLength(1);
  expect(page.url()).toContain('/policies/edit');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByText(/^Saved as the draft|^You see the draft/)).toBeVisible();
  await page.getByRole('link', { name: 'Orders' }).click();
  await page.waitForURL('**/orders');
  await page.goto(`/console/${slug}/policies`);
  await expect(page.getByText('There is a draft that nobody has published.')).toBeVisible();
});

test('rules and reasons are moved by the keyboard alone', async ({ page, backstage }) => {
  const { slug, shopId } = await backstage.foundShop('duskhound', {
    policy: {
      rules: [
        { name: 'First', then: [{ action: 'waive_fees' }] },
        { name: 'Second', then: [{ action: 'require_photo' }] },
      ],
    },
  });
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'owner')).userId);
  await page.goto(`/console/${slug}/policies/edit`);
  await page.getByRole('button', { name: 'Move Second: number 2 of 2' }).press('ArrowUp');
  await expect(page.getByText('Second is now number 1 of 2.')).toBeAttached();
  await expect(page.getByRole('list', { name: 'Rules' }).getByRole('listitem').first()).toContainText('Second');
  await page.getByRole('button', { name: 'Too small: one down' }).click();
  await page.getByRole('button', { name: 'Save and see what changes' }).click();
  await page.waitForURL('**/policies/review');
  await expect(page.getByRole('main')).toContainText('Which rule comes first');
});
