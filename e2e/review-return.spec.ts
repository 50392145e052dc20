import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { STANDARD, violations } from './inspect-page';
import { mailTo } from './mail';
import type { ShopApi } from './shop-api';

const POLICY = {
  auto_approve: false,
  methods: [{ code: 'label', type: 'label', fee: { amount: 0 } }],
};
const ASKED = [
  { line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' },
  { line_external_id: 'glow-ball-amber', quantity: 1, reason: 'changed_mind', resolution: 'refund' },
];

const request = (api: ShopApi, order: string) =>
  api.post('/returns', { order_external_id: order, lines: ASKED, method: 'label' });

/** The shopper's own page of a return, found as they would find it. */
async function openReturnPage(page: Page, orderPath: string, number: string): Promise<void> {
  await page.goto(orderPath);
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await expect(page.getByText(number).first()).toBeVisible();
}

test('from the request to the money: staff decide, the shopper’s page and mails follow', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  expect(sent.status).toBe('requested');

  const { page: shopper } = await visitor();
  await shopper.clock.install();
  await openReturnPage(shopper, made.path, sent.number);
  const headline = shopper.getByRole('heading', { level: 1 });
  await expect(headline).toHaveText('We have your request and are looking at it.');

  const agent = await backstage.hire(shopId, 'agent');
  await backstage.signIn(page.context(), agent.userId);
  await page.goto(`/console/${slug}/returns`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One return waits for your answer.');
  await page.getByRole('link', { name: /June Okafor/ }).click();
  await expect(page.getByRole('main')).toContainText(sent.number);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Approved. They can send it now.')).toBeVisible();
  await shopper.clock.fastForward(40_000);
  await expect(headline).toHaveText('Ready to go: pack it and hand it over.');
  await expect(shopper.getByRole('status')).toContainText('Ready to go');

  // The coat is fine, the ball has been chewed.
  await page.getByRole('button', { name: 'Check in what arrived…' }).click();
  const box = page.getByRole('dialog', { name: 'What is in the box?' });
  await box.getByRole('group', { name: 'Glow Ball' }).getByRole('textbox', { name: 'Damaged' }).fill('1');
  await box.getByLabel('Anything to say about it?').fill('The ball has teeth marks, so we keep its $14.');
  await box.getByRole('button', { name: 'Check it in' }).click();
  await expect(page.getByText('Checked in.')).toBeVisible();

  await page.getByRole('button', { name: 'Pay $79.00…' }).click();
  const pay = page.getByRole('dialog', { name: 'Pay them back' });
  await expect(pay).toContainText('June Okafor gets');
  await pay.getByRole('button', { name: 'Pay $79.00' }).click();
  await expect(page.getByText('Paid and written down.')).toBeVisible();

  await expect
    .poll(async () => (await api.get(`/returns/${sent.id}`)).refunds.map((one: { state: string }) => one.state))
    .toEqual(['succeeded']);
  const after = await api.get(`/returns/${sent.id}`);
  expect(after.refunds[0].amount).toEqual({ amount: 7900, currency: 'USD' });
  await shopper.reload();
  await expect(headline).toContainText('$79.00 is on its way to you');
  await expect(shopper.getByRole('main')).toContainText('The ball has teeth marks');

  const confirmed = await mailTo(made.email, /We have your return request/);
  expect(confirmed.text).toContain('/returns/');
  await mailTo(made.email, /\$79\.00 on its way back to you/);
});

test('two people decide at once: the second is told what happened, and nothing happens twice', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  const { page: other, context } = await visitor();
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await backstage.signIn(context, (await backstage.hire(shopId, 'owner')).userId);
  for (const one of [page, other]) {
    await one.goto(`/console/${slug}/returns/${sent.id}`);
    await expect(one.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  }
  // The second looks at an old page: its own questions to the server are held back.
  await other.route('**/api/console/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Approved. They can send it now.')).toBeVisible();
  await other.unroute('**/api/console/**');
  await other.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(other.getByRole('status').first()).toContainText('Nothing of yours was done');
  expect((await api.get(`/returns/${sent.id}`)).status).toBe('approved');
});

test('a refusal carries its reason to the shopper’s page and mail', async ({ page, visitor, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'manager')).userId);
  await page.goto(`/console/${slug}/returns/${sent.id}`);
  await page.getByRole('button', { name: 'Say no…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('The coat has been worn through two winters.');
  await dialog.getByRole('button', { name: /^(Say no|Reject)/ }).click();
  await expect(page.getByText('They can read your reason on their page.')).toBeVisible();
  const { page: shopper } = await visitor();
  await openReturnPage(shopper, made.path, sent.number);
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('We can’t take this one back.');
  await expect(shopper.getByRole('main')).toContainText('worn through two winters');
  const mail = await mailTo(made.email, /About your return/);
  expect(mail.text).toContain('worn through two winters');
});

test('a viewer looks and has nothing to press', async ({ page, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'viewer')).userId);
  await page.goto(`/console/${slug}/returns/${sent.id}`);
  await expect(page.getByRole('main')).toContainText('You may look, and your role may not decide.');
  for (const name of ['Approve', 'Say no…', 'Cancel it…']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
});

test('a question goes out by mail, is answered without JavaScript, and comes back to whoever decides', async ({
  page,
  visitor,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/returns/${sent.id}`);
  await page.getByRole('button', { name: 'Ask them something…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your question').fill('Which paw did it rub?');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Asked. They get a mail and answer on their page.')).toBeVisible();
  await page.goto(`/console/${slug}/returns?tab=asked`);
  await expect(page.getByRole('link', { name: /June Okafor/ })).toBeVisible();

  const mail = await mailTo(made.email, /A question about your return/);
  expect(mail.text).toContain('Which paw did it rub?');
  const { page: shopper } = await visitor({ javaScriptEnabled: false });
  await openReturnPage(shopper, made.path, sent.number);
  await expect(shopper.getByRole('main')).toContainText('Which paw did it rub?');
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('We have a question');
  await shopper.getByLabel('Your answer').fill('The left front one.');
  await shopper.getByRole('button', { name: 'Send the answer' }).click();
  await expect(shopper.getByLabel('Your answer')).toHaveCount(0);

  await page.goto(`/console/${slug}/returns/${sent.id}`);
  await expect(page.getByRole('main')).toContainText('The left front one.');
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
});

test('many at once: each for itself, and what is held takes no yes', async ({ page, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const sent = [];
  for (let n = 0; n < 3; n++) {
    const made = await order({ house: 'duskhound', state: 'delivered' }, api);
    sent.push(await request(api, made.externalId));
  }
  const [held, ...others] = sent;
  await api.post(`/returns/${held.id}/hold`, { note: 'Checking.' });
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/returns`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two returns wait for your answer.');
  await page.getByRole('checkbox', { name: 'All shown' }).check();
  // A colleague is faster with one of them.
  await api.post(`/returns/${others[0].id}/approve`, {});
  await page.getByRole('region', { name: 'The chosen returns' }).getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('One return is approved.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${others[0].number}: Somebody was faster`);
  expect((await api.get(`/returns/${others[1].id}`)).status).toBe('approved');
  expect((await api.get(`/returns/${held.id}`)).status).toBe('requested');
  await page.getByRole('link', { name: /^On hold/ }).click();
  await expect(page.getByText('Laid aside: nothing is approved or paid.')).toBeVisible();
});

test('a scanner checks a box in, unit by unit', async ({ page, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await request(api, made.externalId);
  await api.post(`/returns/${sent.id}/approve`, {});
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/returns/scan`);
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.keyboard.type(`${sent.number.replaceAll('-', '').toLowerCase()}\n`);
  const box = page.getByRole('region', { name: /Glow Ball|Coat|send back/ });
  await expect(box).toBeVisible();
  await box
    .getByRole('group', { name: /^Glow Ball: fine/i })
    .getByLabel('Goes')
    .selectOption('donate');
  await box.getByRole('button', { name: 'Something else was in it' }).click();
  await box.getByLabel('What else was in it?').fill('A sock');
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await box.getByRole('button', { name: 'Check it in' }).click();
  await expect(page.getByRole('heading', { name: 'Checked in just now' })).toBeVisible();
  await expect(page.getByLabel('Code')).toBeFocused();
  const after = await api.get(`/returns/${sent.id}`);
  expect(after.lines.map((line: { accepted: number }) => line.accepted)).toEqual([1, 1]);
  await page.goto(`/console/${slug}/returns/${sent.id}`);
  const inside = page.getByRole('region', { name: 'What was inside' });
  await expect(inside).toContainText('A sock: unexpected');
  await expect(inside).toContainText('given away');
});

test('staff start a return for somebody who called', async ({ page, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/orders`);
  await page.getByRole('link', { name: /June Okafor/ }).click();
  await expect(page.getByRole('region', { name: 'What could come back?' })).toContainText('Can come back until');
  await page.getByRole('link', { name: 'Start a return for them' }).click();
  await page.waitForURL('**/return');
  await page
    .getByRole('button', { name: /^One more/ })
    .first()
    .click();
  await page.getByLabel('Why', { exact: true }).selectOption({ label: 'Too small' });
  await page.getByLabel('With').selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: 'It may come back.' })).toBeVisible();
  await page.getByRole('button', { name: 'Open the return' }).click();
  await page.waitForURL('**/returns/*');
  await expect(page.getByRole('main')).toContainText('opened it for them');
  const { data } = await api.get(`/returns?order_external_id=${made.externalId}`);
  expect(data.map((one: { status: string }) => one.status)).toEqual(['approved']);
});
