import { expect, test } from './fixtures';
import { ReturnWizard } from './return-wizard';
import { watchPages } from './watch-pages';

const COAT = 'Reflective Coat';

for (const javaScriptEnabled of [true, false]) {
  test(`under its own name a shop tracks and takes back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    baseURL,
    order,
    backstage,
  }) => {
    const shop = await backstage.foundShop('duskhound');
    // Browsers lead every name below localhost to this machine.
    const host = `track.${shop.slug}.localhost`;
    await backstage.proveDomain(shop.shopId, host);
    const own = new URL(baseURL ?? '');
    own.hostname = host;
    const made = await order({ house: 'duskhound', state: 'delivered' }, shop.api);
    const { tracking_url: url } = await shop.api.get(`/orders/${made.externalId}`);
    expect(new URL(url).origin, 'what the API tells').toBe(own.origin);

    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB' });
    const problems = watchPages(context, own.origin);
    const page = await context.newPage();
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const link of await page.locator('a[href], form[action]').all()) {
      const address = (await link.getAttribute('href')) ?? (await link.getAttribute('action'));
      expect(address, 'no address says how we write it').not.toContain(`/s/${shop.slug}`);
    }

    const wizard = new ReturnWizard(page);
    await page.getByRole('link', { name: 'Send something back' }).click();
    await wizard.choose(COAT);
    await wizard.because(COAT, 'I changed my mind');
    await wizard.next();
    await wizard.wish(COAT, 'Money back');
    await wizard.next();
    await wizard.travel('Parcel with a label');
    await wizard.at('review');
    await wizard.send();
    await expect(page).toHaveURL(new RegExp(`^${own.origin}/returns/[\\w-]{43}`));
    expect((await shop.api.get(`/returns?order_external_id=${made.externalId}`)).data).toHaveLength(1);

    // The console, the API and other shops do not exist here.
    for (const path of ['/console', '/sign-in', '/api/v1/openapi.json', '/s/ahlbeck']) {
      expect((await page.goto(own.origin + path))?.status(), path).toBe(404);
    }
    expect(await context.cookies(), 'cookies').toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
}

test('an owner names a domain, sees what is missing, and lets it go', async ({ page, backstage }) => {
  const shop = await backstage.foundShop('ahlbeck');
  const owner = await backstage.hire(shop.shopId, 'owner');
  await backstage.signIn(page.context(), owner.userId);
  await page.goto(`/console/${shop.slug}/settings`);
  await page.getByRole('link', { name: 'Use your own domain' }).click();
  await page.getByLabel('Add a name').fill('nightjar.example');
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect(page.getByText('is the whole domain')).toBeVisible();
  await page.getByLabel('Add a name').fill('track.nightjar.example');
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect(page.getByText('_porchlight.track.nightjar.example')).toBeVisible();
  await expect(page.getByText(/^porchlight-verify=[0-9a-f]{40}$/)).toBeVisible();
  await page.getByRole('button', { name: 'Let track.nightjar.example go' }).click();
  await page.getByRole('button', { name: 'Let it go', exact: true }).last().click();
  await expect(page.getByText('No name of your own yet')).toBeVisible();
});
