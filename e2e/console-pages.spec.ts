import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { STANDARD, sticksOut, violations } from './inspect-page';
import { takePicture } from './take-picture';

/** The first thing of a list, opened. */
const openFirst = (list: string) => async (page: Page, shop: string) => {
  await page.goto(`/console/${shop}/${list}`);
  await page
    .locator(`main a[href^="/console/${shop}/${list.split('?')[0]}/"]`)
    .first()
    .click();
  await page.waitForURL(`**/${list.split('?')[0]}/*`);
};
const open = (place: string) => (page: Page, shop: string) => page.goto(`/console/${shop}${place}`);

/** Every page of the console, over the demo's stories, which nobody changes here. */
const PAGES: Record<string, (page: Page, shop: string) => Promise<unknown>> = {
  overview: open(''),
  orders: open('/orders'),
  order: openFirst('orders'),
  shipments: open('/shipments'),
  'shipments-closed': open('/shipments?view=closed'),
  'shipments-chosen': async (page, shop) => {
    await page.goto(`/console/${shop}/shipments`);
    await page.getByLabel('Choose all').check();
  },
  shipment: async (page, shop) => {
    await page.goto(`/console/${shop}/shipments`);
    // The list of all parcels lies beside them.
    await page.locator(`main a[href^="/console/${shop}/shipments/0"]`).first().click();
    await page.waitForURL('**/shipments/0*');
  },
  parcels: open('/shipments/all'),
  'parcels-narrowed': open('/shipments/all?view=late&direction=outbound'),
  'shipments-due': async (page, shop) => {
    await page.goto(`/console/${shop}/shipments?sort=due`);
    await page.getByLabel('Choose all').check();
    await page.getByRole('button', { name: 'Due when?' }).click();
  },
  carriers: open('/carriers'),
  carrier: openFirst('carriers'),
  'carrier-agreement': async (page, shop) => {
    await openFirst('carriers')(page, shop);
    await page
      .getByRole('button', { name: /^Change/ })
      .first()
      .click();
  },
  'carriers-shared': async (page, shop) => {
    await page.goto(`/console/${shop}/carriers`);
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.goto((await page.locator('code').first().textContent()) ?? '');
  },
  claims: open('/claims'),
  claim: openFirst('claims'),
  returns: open('/returns'),
  return: async (page, shop) => {
    await page.goto(`/console/${shop}/returns?tab=all`);
    // The packing table's page lies beside them.
    await page.locator(`main a[href^="/console/${shop}/returns/0"]`).first().click();
    await page.waitForURL('**/returns/0*');
  },
  'returns-scan': open('/returns/scan'),
  'order-return': async (page, shop) => {
    await openFirst('orders?filter=delivered')(page, shop);
    await page.goto(`${page.url()}/return`);
  },
  branding: open('/branding'),
  notifications: open('/notifications'),
  notification: openFirst('notifications'),
  policies: open('/policies'),
  'policies-edit': open('/policies/edit'),
  'policies-version': open('/policies/versions/1'),
  connections: open('/connections'),
  'connections-new': open('/connections/new'),
  'connections-inbox': async (page, shop) => {
    await page.goto(`/console/${shop}/connections`);
    await page.locator(`main a[href^="/console/${shop}/connections/inbox/"]`).first().click();
    await page.waitForURL('**/connections/inbox/*');
  },
  analytics: open('/analytics'),
  settings: open('/settings'),
  'settings-delivery': open('/settings/delivery'),
  'settings-returns': open('/settings/returns'),
  'settings-domains': open('/settings/domains'),
  'returns-law': open('/returns?tab=law'),
};

for (const [name, go] of Object.entries(PAGES)) {
  test(`${name}: readable by everyone, on a desk and a phone, by day and after dark`, async ({ page, backstage }) => {
    await backstage.signIn(page.context(), await backstage.find('demo@porchlight.test'));
    await page.setViewportSize({ width: 1280, height: 844 });
    await go(page, 'ahlbeck');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByText('There is nothing at this address')).toHaveCount(0);
    await takePicture(page, 'console', name, 1280, 'desktop');
    expect(await violations(page, { runOnly: STANDARD }), 'on a desk').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await takePicture(page, 'console', name, 1280, 'desktop-dark');
    expect(await violations(page, { runOnly: STANDARD }), 'after dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await takePicture(page, 'console', name, 390, 'phone');
    expect(await violations(page, { runOnly: STANDARD }), 'on a phone').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
  });
}

test('sign-in: readable by everyone', async ({ page }) => {
  await page.goto('/sign-in');
  await takePicture(page, 'console', 'sign-in', 1280, 'desktop');
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await takePicture(page, 'console', 'sign-in', 390, 'phone');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
});
