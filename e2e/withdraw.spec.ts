import { expect, test } from './fixtures';
import { mailTo } from './mail';
import { unique } from './shop-api';

for (const javaScriptEnabled of [true, false]) {
  test(`two steps and a receipt, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    visitor,
    order,
    demo,
  }) => {
    const made = await order({ house: 'ahlbeck', locale: 'en', state: 'delivered' });
    const { page } = await visitor({ javaScriptEnabled });
    await page.goto(made.path);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Withdraw from the contract here' }).click();
    await page.goto(`${page.url()}?lang=en`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Withdraw from the contract');
    // No reason is asked and nobody has to sign in.
    await expect(page.getByLabel(/reason/i)).toHaveCount(0);
    await page.getByLabel('Your name').fill('Marlene Petersen');
    await page.getByLabel('Order number').fill(made.number);
    await page.getByLabel('Email address for the confirmation').fill(made.email);
    await page.getByRole('button', { name: 'Continue to confirmation' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check and confirm');
    expect((await demo('ahlbeck').get(`/returns?order_external_id=${made.externalId}`)).data).toEqual([]);
    await page.getByRole('button', { name: 'Confirm withdrawal' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your withdrawal has reached us');
    const main = page.getByRole('main');
    await expect(main).toContainText(made.number);
    await expect(main.locator('time')).toHaveAttribute('datetime', /^\d{4}-/);
    const { data } = await demo('ahlbeck').get(`/returns?order_external_id=${made.externalId}`);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ kind: 'withdrawal' });
    await expect(main).toContainText(data[0].number);
    const mail = await mailTo(made.email, /withdrawal/i);
    expect(`${mail.text}`).toContain(made.number);
  });
}

test('what is missing is named at its field, and what was typed stays', async ({ visitor }) => {
  const { page } = await visitor({ javaScriptEnabled: false });
  await page.goto('/s/asagiri/withdraw?lang=en');
  await page.getByLabel('Your name').fill('Mei Aoki');
  await page.getByLabel('Order number').fill(' ');
  await page.getByLabel('Email address for the confirmation').fill('mei@asagiri');
  await page.getByLabel('Only part of it').check();
  await page.getByRole('button', { name: 'Continue to confirmation' }).click();
  const problems = page.getByRole('alert');
  await expect(problems.getByRole('listitem')).toHaveCount(2);
  for (const link of await problems.getByRole('link').all()) {
    const target = await link.getAttribute('href');
    await expect(page.locator(target ?? 'none')).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByLabel('Your name')).toHaveValue('Mei Aoki');
  await expect(page.getByLabel('Only part of it')).toBeChecked();
});

test('an order that is not found is withdrawn from all the same, for a person to look at', async ({ page }) => {
  const email = `nobody-${unique().toLowerCase()}@example.test`;
  await page.goto('/s/ahlbeck/withdraw?lang=en');
  await page.getByLabel('Your name').fill('Somebody Else');
  await page.getByLabel('Order number').fill(`E2E-${unique()}`);
  await page.getByLabel('Email address for the confirmation').fill(email);
  await page.getByRole('button', { name: 'Continue to confirmation' }).click();
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your withdrawal has reached us');
});
