import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';
import { mailTo } from './mail';
import { hoursAgo, unique } from './shop-api';

const houses = Object.keys(HOUSES) as House[];
const NOT_FOUND = 'We can’t find an order with these two details.';

async function lookUp(page: Page, shop: string, number: string, contact: string) {
  await page.goto(`/s/${shop}?lang=en`);
  await page.getByLabel('Order number').fill(number);
  await page.getByLabel('Email, phone or postcode').fill(contact);
  await page.getByRole('button', { name: 'Find my order' }).click();
}

for (const house of houses) {
  test(`${house}: the order tells where it is, chapter by chapter`, async ({ page, order }) => {
    const made = await order({ house, locale: 'en', state: 'in_transit' });
    const response = await page.goto(made.path);
    expect(response?.status()).toBe(200);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toContainText(/on their way|should arrive/);
    await expect(main).toContainText(made.number);
    for (const line of made.lines) await expect(main.getByText(line.title).first()).toBeVisible();

    const chapters = main.locator('.chapters > li');
    await expect(chapters).toHaveCount(5);
    await expect(main.locator('[aria-current="step"]')).toHaveCount(1);
    await expect(chapters.nth(0)).toContainText('done');
    await expect(main.locator('[aria-current="step"]')).toContainText(HOUSES[house].courier.city);
    for (const picture of await main.locator('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    }
    const words = main.getByText('What the courier wrote');
    await words.click();
    await expect(main.getByText(made.trackingNumber ?? 'none').first()).toBeVisible();
  });

  test(`${house}: an open page changes by itself and says so once`, async ({ page, order, demo }) => {
    const made = await order({ house, locale: 'en', state: 'in_transit' });
    await page.clock.install();
    await page.goto(made.path);
    const title = page.getByRole('heading', { level: 1 });
    const before = await title.textContent();
    await page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      const status = document.querySelector('[role="status"]');
      if (status)
        new MutationObserver(() => spoken.push(status.textContent ?? '')).observe(status, { childList: true });
    });
    await page.getByText('What the courier wrote').click();

    await demo(house).post(`/shipments/${made.shipment}/events`, {
      events: [{ occurred_at: hoursAgo(0.1), status: 'out_for_delivery' }],
    });
    await page.clock.fastForward(40_000);
    await expect(title).not.toHaveText(before ?? '');
    await expect(title).toContainText('out for delivery');
    await expect(page.getByRole('status')).toContainText('out for delivery');
    // What the shopper had unfolded stays unfolded, and nobody was thrown back to the top by a reload.
    await expect(page.locator('details[id^="carrier-"]')).toHaveAttribute('open', '');

    const asked = page.waitForResponse((response) => response.url().includes('fragment=1'));
    await page.clock.fastForward(40_000);
    expect((await asked).status()).toBe(304);
    expect(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)).toHaveLength(1);
  });
}

test('the email opens everything, a postcode and a phone number only how it stands', async ({
  page,
  order,
  backstage,
}) => {
  const { slug, api } = await backstage.foundShop('duskhound');
  const made = await order({ house: 'duskhound', state: 'in_transit' }, api);
  await lookUp(page, slug, made.number.toLowerCase(), made.email.toUpperCase());
  await expect(page).toHaveURL(/\/track\/[\w-]{43}/);
  await expect(page.getByRole('main')).toContainText('Reflective Coat');
  await expect(page.getByRole('link', { name: 'Send something back' })).toHaveCount(0);

  for (const contact of [made.postcode, made.phone]) {
    await lookUp(page, slug, made.number, contact);
    await expect(page).toHaveURL(/\/track\/[\w-]{43}/);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
    for (const secret of ['Reflective Coat', 'Glow Ball', 'June', 'Alder', '$79', made.trackingNumber ?? '']) {
      await expect(main).not.toContainText(secret);
    }
    await page.goto(`${new URL(page.url()).pathname}/return`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link shows the status only');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  }
});

test('wrong details get the same sentence, whichever is wrong', async ({ page, order, backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const made = await order({ house: 'ahlbeck', state: 'in_transit' }, shop.api);
  const answers: string[] = [];
  for (const [number, contact] of [
    [made.number, 'somebody.else@example.test'],
    [`E2E-${unique()}`, made.email],
    [made.number, '99999'],
  ] as const) {
    await lookUp(page, shop.slug, number, contact);
    await expect(page.getByRole('alert')).toContainText(NOT_FOUND);
    await expect(page.getByLabel('Order number')).toHaveValue(number);
    await expect(page.getByLabel('Email, phone or postcode')).toHaveValue(contact);
    answers.push((await page.getByRole('alert').textContent()) ?? '');
  }
  expect(new Set(answers).size).toBe(1);
});

test('guessing one order’s postcode ends in a rest, not in the order', async ({ page, order, backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const made = await order({ house: 'ahlbeck', state: 'in_transit' }, shop.api);
  for (const guess of ['10115', '10117']) await lookUp(page, shop.slug, made.number, guess);
  await expect(page.getByRole('alert')).toContainText('That was a lot of tries');
  await lookUp(page, shop.slug, made.number, made.postcode);
  await expect(page.getByRole('alert')).toContainText('That was a lot of tries');
});

test('an empty form says what is missing and leads there', async ({ visitor }) => {
  const { page } = await visitor({ javaScriptEnabled: false });
  await page.goto('/s/duskhound?lang=en');
  for (const field of await page.locator('form input').all()) await expect(field).toHaveAttribute('required', '');
  // A browser that does not check for itself.
  await page.getByLabel('Order number').fill(' ');
  await page.getByLabel('Email, phone or postcode').fill(' ');
  await page.getByRole('button', { name: 'Find my order' }).click();
  const problem = page.getByRole('link', { name: 'Please enter your order number.' });
  await expect(problem).toHaveAttribute('href', '#number');
  await expect(page.getByLabel('Order number')).toHaveAttribute('aria-invalid', 'true');
});

test('a link that has run out offers a new one and shows nothing of the order', async ({
  page,
  order,
  demo,
  backstage,
}) => {
  const made = await order({ house: 'duskhound', state: 'in_transit' });
  await backstage.expireLinks(demo('duskhound'), made.externalId);
  const response = await page.goto(made.path);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has had its day');
  await expect(page.getByRole('main')).not.toContainText('Reflective Coat');
  await page.getByRole('button', { name: 'Send me a new link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your inbox');
  const mail = await mailTo(made.email, /link/i);
  const link = /https?:\/\/\S+\/track\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expect(page.getByRole('main')).toContainText('Reflective Coat');
});

for (const house of houses) {
  test(`${house}: an unknown link and an unknown page stay in the house`, async ({ page }) => {
    for (const path of [`track/${'x'.repeat(43)}`, 'track/short', `returns/${'y'.repeat(43)}`, 'no/such/page']) {
      const response = await page.goto(`/s/${house}/${path}?lang=en`);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
      await page.getByRole('link', { name: 'Find my order' }).click();
      await expect(page).toHaveURL(new RegExp(`/s/${house}$`));
    }
  });
}

test('an order of several parcels and a rest says what follows', async ({ page, order, demo }) => {
  const made = await order({ house: 'duskhound', state: null });
  const [first] = made.lines;
  await demo('duskhound').put(`/shipments/first-${made.number}`, {
    order_external_id: made.externalId,
    carrier: 'ups',
    lines: [{ line_external_id: first?.external_id, quantity: 1 }],
  });
  await demo('duskhound').post(`/shipments/first-${made.number}/events`, {
    events: [{ occurred_at: hoursAgo(3), status: 'delivered', sub_status: 'left_in_safe_place' }],
  });
  await page.goto(made.path);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Reflective Coat');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Glow Ball');
  await expect(main.getByText('safe place').first()).toBeVisible();
});

test('the language that was chosen stays, from page to page', async ({ page, order }) => {
  const made = await order({ house: 'ahlbeck', state: 'delivered' });
  await page.goto(made.path);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'Send something back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would you like to send back?');
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
