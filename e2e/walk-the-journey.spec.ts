import type { Frame, Page } from 'playwright/test';
import { WALKERS, type Walker, walkOf } from '@/lib/branding/rules/walk-steps';

import { expect, test } from './fixtures';
import { wordsOf } from './words';

const LANGUAGE = 'de';
const GROUND = '#e4f0e8';
const ITEMS = 'Was mögen Sie nicht behalten?';

/** The two frames as they stand once a step is shown in both. */
async function framesOf(page: Page, step: string): Promise<Record<'published' | 'draft', Frame>> {
  const shown = (brand: string) =>
    page.frames().find((frame) => {
      const query = new URL(frame.url(), 'http://x').searchParams;
      return query.get('brand') === brand && query.get('step') === step;
    });
  await expect(() => expect(shown('published') && shown('draft')).toBeTruthy()).toPass();
  return { published: shown('published') as Frame, draft: shown('draft') as Frame };
}

async function openWalk(page: Page, slug: string, walker: Walker) {
  await page.goto(`/console/${slug}/branding/walk?as=${walker}&lang=${LANGUAGE}`);
  await expect(page.getByRole('heading', { name: 'Walk the journey' })).toBeVisible();
}

for (const walker of WALKERS) {
  test(`${walker}: every step is walked in German, the draft beside what is published`, async ({ page, backstage }) => {
    test.slow();
    const shop = await backstage.foundShop('ahlbeck', { theme: { texts: {} } });
    const { published } = await shop.api.get('/brand');
    const colors = { ...published.colors, ground: GROUND };
    const texts = { de: { 'storefront.wizard.items': ITEMS } };
    expect((await shop.api.call('PUT', '/brand', { ...published, colors, texts })).status).toBe(200);
    const viewer = await backstage.hire(shop.shopId, 'viewer');
    await backstage.signIn(page.context(), viewer.userId);
    await openWalk(page, shop.slug, walker);

    const t = wordsOf(LANGUAGE);
    const steps = walkOf(walker);
    for (const [index, step] of steps.entries()) {
      await expect(page.getByRole('heading', { name: `${index + 1} of ${steps.length} ${step.label}` })).toBeVisible();
      for (const [brand, frame] of Object.entries(await framesOf(page, step.id))) {
        const where = `${step.id} ${brand}`;
        await frame.waitForLoadState();
        expect(await frame.locator('html').getAttribute('lang'), where).toBe(LANGUAGE);
        const says = brand === 'draft' ? (texts.de as Record<string, string>)[step.says] : undefined;
        await expect(frame.getByText(says ?? t(step.says)).first(), where).toBeAttached();
        const html = (await frame.content()).toLowerCase();
        expect(html.includes(GROUND), where).toBe(brand === 'draft');
      }
      if (index < steps.length - 1) await page.keyboard.press('ArrowRight');
    }
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
  });
}

test('the page’s own button goes on, its other links stay; words that differ are marked', async ({
  page,
  backstage,
}) => {
  const shop = await backstage.foundShop('ahlbeck', { theme: { texts: {} } });
  const { published } = await shop.api.get('/brand');
  await shop.api.call('PUT', '/brand', { ...published, texts: { de: { 'storefront.wizard.items': ITEMS } } });
  const viewer = await backstage.hire(shop.shopId, 'viewer');
  await backstage.signIn(page.context(), viewer.userId);
  await openWalk(page, shop.slug, 'refused');
  const steps = page.getByRole('navigation', { name: 'Steps of the walk' });
  await expect(steps.getByRole('button', { name: /can’t come back/ })).toContainText('other words');
  await expect(steps.getByText('other words')).toHaveCount(1);

  await steps.getByRole('button', { name: /Finding the order/ }).click();
  const { draft } = await framesOf(page, 'look-up');
  await draft.getByRole('link', { name: wordsOf(LANGUAGE)('storefront.lookUp.switchToTrack') }).click();
  await expect(page.getByText('On the walk this leads nowhere. Next goes on.')).toBeVisible();
  await draft.getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: /One thing can’t come back/ })).toBeVisible();
});

test('without a draft one frame shows what shoppers see', async ({ page, backstage }) => {
  const shop = await backstage.foundShop('duskhound');
  const viewer = await backstage.hire(shop.shopId, 'viewer');
  await backstage.signIn(page.context(), viewer.userId);
  await page.goto(`/console/${shop.slug}/branding/walk`);
  await expect(page.getByText('Nothing waits to be published.')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(1);
});
