import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { STANDARD, sticksOut, violations } from './inspect-page';
import { mailTo } from './mail';

const PHONE = { viewport: { width: 320, height: 720 }, javaScriptEnabled: false, locale: 'en-US' };

/** Pages without script are read by axe in a twin that has one. */
async function check(twin: Page, url: string) {
  await twin.goto(url);
  expect(await violations(twin, { runOnly: STANDARD })).toEqual([]);
  expect(await sticksOut(twin)).toEqual([]);
}

test('another place is asked for, taken back, asked for again, and agreed; on a phone without script', async ({
  visitor,
  order,
  demo,
}) => {
  const made = await order({ house: 'duskhound', locale: 'en', state: 'in_transit' });
  const { page } = await visitor(PHONE);
  const { page: twin } = await visitor({ viewport: PHONE.viewport });
  const requests = async () =>
    (await demo('duskhound').get(`/delivery-requests?shipment_external_id=${made.shipment}`)).data.filter(
      ({ state }: { state: string }) => state !== 'led',
    );
  const main = page.getByRole('main');
  await page.goto(made.path);
  await main.getByRole('link', { name: 'Change the delivery' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change the delivery');
  await check(twin, page.url());

  // What the courier is not asked by us leads to its own page.
  const theirs = main.getByRole('link', { name: /Another day.*Open UPS’s page/ });
  const led = await page.request.get((await theirs.getAttribute('href')) ?? '', { maxRedirects: 0 });
  expect(led.headers().location).toMatch(/^https:\/\/www\.ups\.com\//);
  const { data: noted } = await demo('duskhound').get(`/delivery-requests?shipment_external_id=${made.shipment}`);
  expect(noted).toMatchObject([{ kind: 'redeliver', state: 'led', road: 'link' }]);
  await main.getByRole('link', { name: /A pick-up point/ }).click();
  await check(twin, page.url());
  await expect(main).toContainText('A person there decides; you hear from us by');
  await page.getByLabel('Which one?').fill('The store on Alder Street');
  await main.getByRole('button', { name: 'Ask UPS' }).click();

  await expect(main).toContainText('To the pick-up point The store on Alder Street');
  await expect(main).toContainText('Until then you can take it back.');
  expect(await requests()).toMatchObject([{ kind: 'hold_at_point', state: 'asked', road: 'mail', carrier: 'ups' }]);
  await check(twin, page.url());
  await main.getByRole('link', { name: 'Back to the order' }).click();
  await expect(main.locator('.parcel-request')).toContainText('Asked');
  // Nothing is promised that nobody has confirmed.
  await expect(main.locator('.parcel-request')).not.toContainText('Agreed');
  await main.getByRole('link', { name: 'Change the delivery' }).click();
  await main.getByRole('button', { name: 'Take it back' }).click();
  await expect(main).toContainText('Taken back');
  expect(await requests()).toMatchObject([{ state: 'withdrawn' }]);

  await main.getByRole('link', { name: /Another address/ }).click();
  await page.getByLabel('Name there').fill('June Okafor');
  await page.getByLabel('Street and number').fill('90 Pine Street');
  await page.getByLabel('Postcode').fill('97205');
  await page.getByLabel('Town').fill('Portland');
  await main.getByRole('button', { name: /a code comes by mail/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We’ve sent you a code');
  const mail = await mailTo(made.email, /code for order/);
  const code =
    /\b(\d{3}) (\d{3})\b/
      .exec(mail.text ?? '')
      ?.slice(1)
      .join('') ?? '';
  expect(code).toMatch(/^\d{6}$/);
  await page.getByLabel('The code from the mail').fill(code === '123456' ? '654321' : '123456');
  await main.getByRole('button', { name: 'Ask UPS' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not the code.');
  await page.getByLabel('The code from the mail').fill(code);
  await main.getByRole('button', { name: 'Ask UPS' }).click();
  await expect(main).toContainText('To June Okafor, 90 Pine Street, 97205 Portland');

  const [asked] = await requests();
  expect(asked).toMatchObject({ kind: 'change_address', state: 'asked' });
  await demo('duskhound').post(`/delivery-requests/${asked.id}/confirm`, { answer: 'It goes there tomorrow.' });
  await page.goto(made.path);
  await expect(main.locator('.parcel-request')).toContainText('Agreed');
  await expect(main.locator('.parcel-request')).toContainText('It goes there tomorrow.');
  const told = await mailTo(made.email, /^Agreed: To June Okafor/);
  expect(told.text).toContain('It goes there tomorrow.');
});

test('staff see what was asked, and write down what the courier said', async ({ page, order, demo, backstage }) => {
  const made = await order({ house: 'duskhound', locale: 'en', state: 'in_transit' });
  const api = demo('duskhound');
  const asked = await api.post(`/shipments/${made.shipment}/delivery-requests`, {
    kind: 'hold_at_point',
    wanted: { point: null },
  });
  await backstage.signIn(page.context(), await backstage.find('demo@porchlight.test'));
  await page.goto(`/console/duskhound/orders?q=${made.number}`);
  await page
    .getByRole('link', { name: new RegExp(made.number) })
    .first()
    .click();
  await page.locator('a[href*="/shipments/0"]').first().click();
  const panel = page.getByRole('region', { name: 'Asked of the courier' });
  await expect(panel).toContainText('To the nearest pick-up point');
  await panel.getByRole('button', { name: 'They said no' }).click();
  await page.getByLabel('What they said').fill('No counter near there.');
  await page.getByRole('button', { name: 'The courier has said no' }).click();
  await expect(panel).toContainText('Declined');
  expect(await api.get(`/delivery-requests/${asked.id}`)).toMatchObject({
    state: 'refused',
    answer: 'No counter near there.',
  });
  await mailTo(made.email, /^Not possible/);
});
