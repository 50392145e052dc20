import type { Page } from 'playwright/test';
import { STARTER_THEMES } from '@/lib/branding/constants';
import { EXTREMES, LEAKS } from '@/lib/branding/testing/hostile-css';
import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';

const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the shopper’s page"]');

/** Tab by Tab to a control, as somebody without a mouse reaches it. */
async function reach(page: Page, role: 'button' | 'textbox' | 'combobox' | 'radio', name: string | RegExp) {
  const control = page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) });
  await expect(control).toBeVisible();
  for (let i = 0; i < 200 && !(await control.evaluate((one) => one === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}
async function press(page: Page, name: string | RegExp) {
  await expect(page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })).toBeEnabled();
  await reach(page, 'button', name);
  await page.keyboard.press('Enter');
}

test('with the keyboard alone: blocks are added, written, moved and published', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  test.slow();
  const shop = await backstage.foundShop('ahlbeck', { theme: { blocks: [] } });
  const made = await order({ house: 'ahlbeck', locale: 'en', state: 'in_transit' }, shop.api);
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  await expect(preview(page).locator('.house')).toBeVisible();

  await press(page, 'Beside the news');
  await press(page, 'Add block');
  await reach(page, 'textbox', /^Line/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Closed on Monday. Parcels leave on Tuesday.');
  await expect(preview(page).getByText('Closed on Monday.')).toBeVisible();

  await reach(page, 'combobox', 'Add a block');
  await page.keyboard.type('Questions');
  await press(page, 'Add block');
  await expect(preview(page).getByRole('heading', { name: 'Questions we are asked' })).toBeVisible();

  const handle = /^Move Questions we are asked: number 2 of 2/;
  await reach(page, 'button', handle);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Questions we are asked is now number 1 of 2.')).toBeAttached();

  await press(page, 'Publish…');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await press(page, 'Publish');
  await expect(page.getByText('This is version 2; shoppers see it now.')).toBeVisible();
  const { published } = await shop.api.get('/brand');
  expect(published.blocks.map((block: { type: string }) => block.type)).toEqual(['faq', 'banner']);

  const { page: shopper } = await visitor({ javaScriptEnabled: false });
  await expect(async () => {
    await shopper.goto(made.path);
    await expect(shopper.getByText('Closed on Monday.')).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 3_000 });
  // Never above the sentence: the news comes first, whatever is added.
  const above = await shopper.evaluate(() => {
    const sentence = document.querySelector('h1');
    const blocks = [...document.querySelectorAll('.blocks')];
    return blocks.filter(
      (block) => sentence && block.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).length;
  });
  expect(above).toBe(0);
});

test('a sentence is found, changed with its date kept, and refused without it', async ({ page, backstage, order }) => {
  const shop = await backstage.foundShop('duskhound', { theme: { texts: {} } });
  await order({ house: 'duskhound', locale: 'en', state: 'in_transit' }, shop.api);
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  await page.getByRole('button', { name: 'Words', exact: true }).click();
  await page.getByLabel('Find a sentence').fill('mail.shipped.headline');
  const field = page.locator('textarea[id="text-en-mail.shipped.headline"]');
  await field.fill('Soon!');
  await field.blur();
  await expect(page.getByText('{when} must stay')).toBeVisible();
  await field.fill('Yours {wenn}!');
  await field.blur();
  await expect(page.getByText('Did you mean {when}?')).toBeVisible();
  await field.fill('Yours {when}!');
  await field.blur();
  await page.getByRole('button', { name: 'Keep draft' }).click();
  await expect(page.getByText('Draft kept.')).toBeVisible();
  expect((await shop.api.get('/brand')).draft.texts.en).toEqual({ 'mail.shipped.headline': 'Yours {when}!' });
});

test('a sentence pressed in the preview opens its field; by keyboard it is found among those of the page', async ({
  page,
  backstage,
  order,
}) => {
  test.slow();
  const shop = await backstage.foundShop('duskhound', { theme: { texts: {} } });
  await order({ house: 'duskhound', locale: 'en', state: 'in_transit' }, shop.api);
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  const journey = preview(page).locator('[data-sentence="storefront.order.journey"]');
  await expect(journey).toBeVisible();
  // The page itself stays without a script of anybody's.
  expect(await preview(page).locator('script:not([type="application/ld+json"])').count()).toBe(0);
  await journey.click();
  const field = page.locator('textarea[id="text-en-storefront.order.journey"]');
  await expect(field).toBeFocused();
  await field.fill('The walk home');
  await field.blur();
  await expect(preview(page).getByText('The walk home')).toBeVisible();

  await page.getByLabel('Find a sentence').fill('');
  await page.getByLabel('Where it is read').selectOption('page');
  await expect(page.locator('textarea[id="text-en-parcel.label.on_the_way"]')).toBeVisible();
  await expect(page.locator('textarea[id^="text-en-mail."]')).toHaveCount(0);
  // Shoppers' own pages carry none of these marks.
  expect(await (await page.request.get(`/s/${shop.slug}`)).text()).not.toContain('data-sentence');
});

test('a template changes the look and leaves every word; undo brings the old one back', async ({ page, backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/branding`);
  await page.getByRole('button', { name: 'Start from', exact: true }).click();
  await page.getByRole('button', { name: /^Arcade/ }).click();
  await expect(preview(page).locator('.house')).toHaveAttribute('data-layout', 'board');
  await expect(preview(page).getByText(STARTER_THEMES.ahlbeck.opening_line.en)).toBeAttached();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(preview(page).locator('.house')).toHaveAttribute('data-layout', 'letter');
});

test('rules that reach out are refused with their line, and nothing is kept', async ({ backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  for (const css of LEAKS.slice(0, 8)) {
    const answer = await shop.api.call('PUT', '/brand', { custom_css: `.panel { gap: 1rem; }\n${css}` });
    expect(answer.status, css).toBe(400);
    expect(JSON.stringify(answer.body), css).toContain('Line 2');
  }
  expect((await shop.api.get('/brand')).draft).toBeNull();
});

for (const house of Object.keys(HOUSES) as House[]) {
  test(`${house}: no rules that are taken cover or hide what a shopper decides by`, async ({
    page,
    order,
    backstage,
  }) => {
    test.slow();
    const shop = await backstage.foundShop(house);
    await order({ house, locale: 'en', state: 'delivered' }, shop.api);
    const owner = await backstage.hire(shop.shopId, 'owner');
    await backstage.signIn(page.context(), owner.userId);
    await page.goto(`/console/${shop.slug}/branding`);
    const src = await page.evaluate(() =>
      document.querySelector('form[action*="/branding/preview"]')?.getAttribute('action'),
    );
    for (const css of EXTREMES) {
      const theme = JSON.stringify({ ...STARTER_THEMES[house], custom_css: css });
      // As the editor does it: a form of our own page, whose answer is the page in that theme.
      const shown = page.waitForEvent('load');
      await page.evaluate(
        ([action = '', value = '']) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action });
          form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'theme', value }));
          document.body.append(form);
          form.submit();
        },
        [src ?? '', theme],
      );
      await shown;
      const rules = await page.locator('style').last().textContent();
      expect(rules, css).toContain('@scope');
      const lost = await page.evaluate(() => {
        const core = document.querySelectorAll<HTMLElement>('main .button, main .returns a, .foot-links a');
        return [...core].flatMap((control) => {
          control.scrollIntoView({ block: 'center' });
          const [box] = control.getClientRects();
          if (!box) return [`${control.textContent}: not drawn`];
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const style = getComputedStyle(control);
          const isSeen = Number.parseFloat(style.fontSize) >= 12 && style.visibility === 'visible';
          return control.contains(hit) && isSeen
            ? []
            : [`${control.textContent}: ${hit?.className ?? 'nothing'} is hit`];
        });
      });
      expect(lost, css).toEqual([]);
    }
  });
}
