import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import type { House } from './goods';
import { EVERYTHING, fillShelf } from './return-shelf';
import { takePicture } from './take-picture';

/** What the wizard is asked for, and what becomes of the line. */
const WAYS = {
  refund: 'refund',
  store_credit: 'store_credit',
  exchange: 'exchange',
  other_product: 'exchange',
  replace: 'replace',
  keep: 'keep',
  instant_exchange: 'exchange',
} as const;
type Way = keyof typeof WAYS;
const PHONE = 390;
const ALL = Object.keys(WAYS) as Way[];

/** Goes through the wizard by its fields alone, so that it does not matter which language it speaks. */
async function sendBack(
  page: Page,
  path: string,
  way: Way,
  title: string,
  look: (step: string) => Promise<void>,
): Promise<void> {
  const goOn = () => page.locator('main button[data-kind="primary"]').last().click();
  await page.goto(path);
  await page.locator('input[name="line"]').first().check();
  await look('1-items');
  await goOn();
  await page.locator('input[name^="reason."][value="too_small"]').check();
  await look('2-reasons');
  await goOn();
  await page.locator('input[name^="resolution."]').first().waitFor();
  await look('3-open');
  if (way === 'other_product') {
    await page.locator('a.card-pick').click();
    const other = page
      .locator('.product')
      .filter({ hasNot: page.getByRole('heading', { name: title }) })
      .first();
    await expect(other).toBeVisible();
    await look('3-other');
    await other.locator('button').click();
    await page.locator('input[name^="resolution."]').first().waitFor();
  } else {
    await page.locator(`input[name^="resolution."][value="${WAYS[way]}"]`).check();
    // Where no reason points at one, none of several is chosen for them.
    const variants = page.locator('select[name^="variant."]');
    if (WAYS[way] === 'exchange' && (await variants.inputValue()) === '') await variants.selectOption({ index: 1 });
  }
  const first = page.locator(`input[name="sends_first"][value="${way === 'instant_exchange' ? 'yes' : 'no'}"]`);
  if ((await first.count()) > 0 && WAYS[way] === 'exchange') await first.check();
  await look('3-resolution');
  await goOn();
  const methods = page.locator('input[name="method"]');
  await page.waitForURL(/step=(method|review)/);
  if ((await methods.count()) > 0) {
    await page.locator('input[name="method"][value="label"]').check();
    await look('4-method');
    await goOn();
  }
  await page.waitForURL(/step=review/);
  await look('5-review');
  await goOn();
  await expect(page).toHaveURL(/\/returns\/[\w-]{43}/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // A heading is there before the styles are.
  await page.waitForLoadState();
  await look('6-return');
}

/** Every way in one house or another, and in each of its languages. */
const WHERE: Record<Way, [House, language: string]> = {
  refund: ['ahlbeck', 'de'],
  store_credit: ['duskhound', 'en'],
  exchange: ['asagiri', 'ja'],
  other_product: ['ahlbeck', 'en'],
  replace: ['asagiri', 'en'],
  keep: ['duskhound', 'en'],
  instant_exchange: ['ahlbeck', 'de'],
};
const HOUSES: [House, string][] = [
  ['ahlbeck', 'de'],
  ['ahlbeck', 'en'],
  ['duskhound', 'en'],
  ['asagiri', 'ja'],
  ['asagiri', 'en'],
];
// To look at: PORCHLIGHT_PICTURES=1 goes every way through every house and keeps each step in artifacts/screenshots.
const TRIPS = process.env.PORCHLIGHT_PICTURES
  ? ALL.flatMap((way) => HOUSES.map(([house, language]) => ({ way, house, language })))
  : ALL.map((way) => ({ way, house: WHERE[way][0], language: WHERE[way][1] }));

for (const { way, house, language } of TRIPS) {
  test(`${way.replaceAll('_', ' ')}, ${house} in ${language}, on a phone without JavaScript`, async ({
    visitor,
    order,
    backstage,
  }) => {
    test.slow();
    const { api } = await backstage.foundShop(house, { policy: EVERYTHING });
    const line = await fillShelf(api, house, language);
    const made = await order({ house, state: 'delivered', lines: [line], locale: language }, api);
    const { page } = await visitor({ javaScriptEnabled: false, viewport: { width: PHONE, height: 844 } });
    await sendBack(page, `${made.path}/return?lang=${language}`, way, line.title, async (step) => {
      expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE);
      if (process.env.PORCHLIGHT_PICTURES) await takePicture(page, house, `return-${way}-${step}`, PHONE, language);
    });
    const { data } = await api.get(`/returns?order_external_id=${made.externalId}`);
    expect(data).toHaveLength(1);
    expect(data[0].lines[0]).toMatchObject({ resolution: WAYS[way], quantity: 1 });
    expect(data[0].status).toBe('approved');
    expect(Boolean(data[0].sends_first)).toBe(way === 'instant_exchange');
    await expect(page.getByText(data[0].number).first()).toBeVisible();
  });
}
