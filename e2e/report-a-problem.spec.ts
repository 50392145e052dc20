import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { mailTo } from './mail';

const photo = async (page: Page) => ({
  name: 'corner.png',
  mimeType: 'image/png',
  buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 80, height: 80 } }),
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('something is broken: told with a photo, asked about, answered, and paid back', async ({
    page,
    order,
    demo,
  }) => {
    const api = demo('duskhound');
    const made = await order({ house: 'duskhound', locale: 'en', state: 'delivered' });
    await page.goto(made.path);
    await page.getByRole('link', { name: 'Something’s wrong' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What went wrong?');
    await page.getByRole('link', { name: /Something is broken/ }).click();

    // What is missing is named, and a photo that was chosen is not chosen twice.
    await page.getByLabel('Photos').setInputFiles(await photo(page));
    await page.getByRole('button', { name: 'Send the report' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Please tap at least one thing.');
    await expect(alert).toContainText('Please say how the packaging looked.');
    await expect(alert).not.toContainText('photo');
    await expect(page.getByRole('main')).toContainText('1 photo is kept');

    await page.getByRole('checkbox', { name: new RegExp(made.lines[0]?.title ?? '') }).check();
    await page.getByLabel('Open, dented or taped again').check();
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('What is broken?').fill('The left strip came off <b>at once</b>.');
    await page.getByLabel('My money back').check();
    await page.getByRole('button', { name: 'Send the report' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your report and are looking at it.');
    await expect(page.getByRole('main')).toContainText(/You hear from us by \w+/);
    await expect(page.getByRole('main')).toContainText('<b>at once</b>');
    const shown = page.getByRole('img', { name: 'Photo 1' });
    await expect(shown).toBeVisible();
    const at = page.url();
    const { data } = await api.get(`/reports?order_external_id=${made.externalId}`);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ kind: 'damaged', state: 'open', photos: 1, wish: 'refund' });
    expect((await mailTo(made.email, /We have your report/)).text).toContain(data[0].number);

    await api.post(`/reports/${data[0].id}/ask`, { question: 'Is the buckle whole?' });
    await page.goto(at);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have a question before we decide.');
    await expect(page.getByRole('main')).toContainText('Is the buckle whole?');
    await page.getByLabel('Your answer').fill('It is.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your report and are looking at it.');

    const settled = await api.post(`/reports/${data[0].id}/accept`, {
      outcome: 'refund',
      note: 'Sorry about the strip.',
    });
    expect(settled).toMatchObject({ state: 'accepted', outcome: 'refund', allowed_verbs: [] });
    await page.goto(at);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('goes back to your card or account.');
    await expect(page.getByRole('main')).toContainText('Sorry about the strip.');
    await page.goto(made.path);
    await expect(page.getByRole('link', { name: `Report ${data[0].number}` })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Put right');
    expect((await api.call('POST', `/reports/${data[0].id}/reject`, { reason: 'No' })).status).toBe(409);
  });

  test('a dead end says from when, and leads to a person', async ({ page, order }) => {
    const made = await order({ house: 'duskhound', locale: 'en', state: 'in_transit' });
    await page.goto(`${made.path}/problem`);
    await expect(page.getByRole('main')).toContainText(/you can tell us from|nobody has named a day yet/);
    await expect(page.getByRole('main')).toContainText('You can tell us this once it has arrived.');
    await expect(page.getByRole('link', { name: /It isn’t here/ })).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('link', { name: 'Talk to a person' })).toBeVisible();
    // A form that is kept open past its time, or made by hand, leads nowhere else.
    await page.goto(`${made.path}/problem?parcel=none&kind=damaged`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What went wrong?');
  });
});

test('on the desk: each way out with its sum, nothing sent back, and the courier asked in one press', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', {});
  const made = await order({ house: 'duskhound', locale: 'en', state: 'delivered' }, api);
  const { page: shopper } = await visitor();
  await shopper.goto(made.path);
  await shopper.getByRole('link', { name: 'Something’s wrong' }).click();
  await shopper.getByRole('link', { name: /Something is missing/ }).click();
  await shopper.getByRole('checkbox', { name: new RegExp(made.lines[0]?.title ?? '') }).check();
  await shopper.getByLabel('Fine, as far as I saw').check();
  await shopper.getByRole('button', { name: 'Send the report' }).click();
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('We have your report and are looking at it.');

  const agent = await backstage.hire(shopId, 'agent');
  await backstage.signIn(page.context(), agent.userId);
  await page.goto(`/console/${slug}/shipments?kind=reported`);
  await page.getByRole('link', { name: /not all of it was in the parcel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('was not in the parcel, they say');
  await page.getByRole('button', { name: 'Claim it from the courier' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/from /);
  await page.goBack();

  await page.getByRole('button', { name: /Pay it back/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Pay it back' });
  await expect(dialog.getByRole('table')).toContainText(made.lines[0]?.title ?? '');
  await dialog.getByLabel('A word to them').fill('Sorry, it lay on the packing table.');
  await dialog.getByRole('button', { name: /Pay it back/ }).click();
  await expect(page.getByRole('main')).toContainText(/goes back\. Booked as R-/);
  await shopper.reload();
  await expect(shopper.getByRole('heading', { level: 1 })).toContainText('goes back to your card or account.');
  await expect(shopper.getByRole('main')).toContainText('Sorry, it lay on the packing table.');
  // The unit is paid for: it cannot be sent back as well.
  const again = await api.call('POST', '/returns', {
    order_external_id: made.externalId,
    lines: [{ line_external_id: made.lines[0]?.external_id, quantity: 1, resolution: 'refund' }],
  });
  expect(again.status).toBe(422);
});
