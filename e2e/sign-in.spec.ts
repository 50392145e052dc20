import { expect, test } from './fixtures';
import { mailTo } from './mail';

const PASSWORD = 'a lamp by the door 7';

test('a wrong password and an unknown address are one answer; the right one opens the console', async ({
  page,
  backstage,
}) => {
  const shop = await backstage.foundShop('ahlbeck');
  const person = await backstage.hire(shop.shopId, 'owner', PASSWORD);
  await page.goto(`/console/${shop.slug}/branding`);
  await expect(page).toHaveURL(/\/sign-in/);
  const wrong = page.getByText('That address and password do not belong together.');
  for (const [email, password] of [
    [person.email, 'not the password'],
    ['nobody@example.test', PASSWORD],
  ] as const) {
    await page.getByLabel('Email').first().fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByLabel('Password')).toHaveValue('');
    await expect(wrong).toBeVisible();
    // Nobody types their address twice.
    await expect(page.getByLabel('Email').first()).toHaveValue(email);
  }
  await page.getByLabel('Email').first().fill(person.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/console/${shop.slug}`));
});

test('a mailed link signs in once', async ({ page, visitor, backstage }) => {
  const shop = await backstage.foundShop('duskhound');
  const person = await backstage.hire(shop.shopId, 'owner');
  await page.goto('/sign-in');
  await page.getByText('No password at hand?').click();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Mail me a link' }) });
  await form.getByLabel('Email').fill(person.email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();

  const mail = await mailTo(person.email, /sign-in link/i);
  const link = /https?:\/\/\S+\/sign-in\/link\?token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';
  expect(link).not.toBe('');
  await page.goto(link);
  // Opening it is not using it: scanners of mail open everything.
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`/console/${shop.slug}`));

  const { page: elsewhere } = await visitor();
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText('This link has been used or has run out.')).toBeVisible();
});

test('an address that nobody has gets the same sentence and no mail', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByText('No password at hand?').click();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Mail me a link' }) });
  await form.getByLabel('Email').fill('nobody-at-all@example.test');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
});

test('signing out ends the session on the server, also for a copied cookie', async ({ page, visitor, backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const person = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), person.userId);
  await page.goto(`/console/${shop.slug}/settings`);
  await expect(page).toHaveURL(/settings/);
  const cookies = await page.context().cookies();
  const { page: thief, context } = await visitor();
  await context.addCookies(cookies);
  await thief.goto(`/console/${shop.slug}/settings`);
  await expect(thief).toHaveURL(/settings/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await thief.goto(`/console/${shop.slug}/settings`);
  await expect(thief).toHaveURL(/\/sign-in/);
});

test('a post from another site does not sign anybody in or out', async ({ page, backstage, baseURL }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const person = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), person.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const path of ['/api/auth/signout', '/sign-in', `/console/${shop.slug}/branding`]) {
    await fetch(`${baseURL}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie,
        origin: 'https://elsewhere.test',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'email=a&password=b',
    });
  }
  await page.reload();
  await expect(page).toHaveURL(/branding/);
});
