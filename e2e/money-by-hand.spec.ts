import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import type { Order } from './goods';
import { STANDARD, sticksOut, violations } from './inspect-page';
import { mailTo } from './mail';
import { hoursAgo, type ShopApi, unique } from './shop-api';
import { takePicture } from './take-picture';

const POLICY = { auto_approve: true, methods: [{ code: 'label', type: 'label', fee: { amount: 0 } }] };
const COAT = { line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' };
const BALL = { ...COAT, line_external_id: 'glow-ball-amber' };

/** A return whose goods are here: nothing is left but its money. */
async function owing(api: ShopApi, made: Order, lines = [COAT]) {
  const sent = await api.post('/returns', { order_external_id: made.externalId, lines, method: 'label' });
  const counted = sent.lines.map((line: { id: string; quantity: number }) => ({
    return_line_id: line.id,
    accepted: line.quantity,
    damaged: 0,
    missing: 0,
  }));
  return api.post(`/returns/${sent.id}/receive`, { lines: counted });
}

/** An order that was paid at the door. */
async function paidAtTheDoor(api: ShopApi, address: string): Promise<{ externalId: string; path: string }> {
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const externalId = `e2e-${unique()}`;
  const order = await api.put(`/orders/${externalId}`, {
    number: `E2E-${unique()}`,
    placed_at: hoursAgo(240),
    fulfilled_at: hoursAgo(120),
    currency: 'USD',
    locale: 'en',
    customer: { email: address, name: 'June Okafor' },
    shipping_address: {
      name: 'June Okafor',
      line1: '12 Alder Street',
      city: 'Portland',
      region: 'OR',
      postal_code: '97204',
      country: 'US',
    },
    prices_include_tax: true,
    shipping_total: usd(490),
    total_paid: usd(8390),
    paid_by: 'cash_on_delivery',
    lines: [{ external_id: 'coat-signal-m', title: 'Reflective Coat', quantity: 1, unit_price: usd(7900) }],
  });
  return { externalId, path: new URL(order.tracking_url).pathname };
}

async function toReturn(shopper: Page, orderPath: string, number: string): Promise<void> {
  await shopper.goto(orderPath);
  await shopper.getByRole('link', { name: new RegExp(number) }).click();
  await expect(shopper.getByText(number).first()).toBeVisible();
}

test('paid at the door: the shopper says where the money should go, staff send it there and write it down', async ({
  page,
  visitor,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const email = `shopper-${unique().toLowerCase()}@example.test`;
  const made = await paidAtTheDoor(api, email);
  const sent = await owing(api, { ...made } as Order);

  const { page: shopper } = await visitor({ javaScriptEnabled: false });
  await toReturn(shopper, made.path, sent.number);
  await shopper.getByRole('link', { name: 'Tell us your account' }).click();
  await expect(shopper.getByRole('heading', { level: 1 })).toHaveText('Where should your money go?');
  await shopper.getByLabel('Account holder').fill('June Okafor');
  await shopper.getByLabel('IBAN or account number').fill('DE00 3704 0044 0532 0130 00');
  await shopper.getByRole('button', { name: 'Go on' }).click();
  await expect(shopper.getByRole('main')).toContainText('Please look at the number again.');
  await shopper.getByLabel('IBAN or account number').fill('DE89 3704 0044 0532 0130 00');
  await shopper.getByRole('button', { name: 'Go on' }).click();
  const mail = await mailTo(email, /code for order/);
  const code =
    /\b(\d{3}) (\d{3})\b/
      .exec(mail.text ?? '')
      ?.slice(1)
      .join('') ?? '';
  await shopper.getByLabel('The code from the mail').fill(code);
  await shopper.getByRole('button', { name: 'Use this account' }).click();
  await expect(shopper.getByRole('main')).toContainText('ending in 3000');

  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/returns?tab=transfer`);
  await page.getByRole('link', { name: /June Okafor/ }).click();
  await page.getByRole('button', { name: 'Pay $79.00…' }).click();
  const pay = page.getByRole('dialog', { name: 'Pay them back' });
  await expect(pay).toContainText('DE89 3704 0044 0532 0130 00');
  await pay.getByLabel('What your bank calls it').fill('WIRE 1180');
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await takePicture(page, 'console', 'pay-to-account', 390, 'phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await pay.getByRole('button', { name: 'Pay $79.00' }).click();
  await expect(page.getByText('Paid and written down.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('WIRE 1180');
  await shopper.reload();
  await expect(shopper.getByRole('link', { name: 'Tell us your account' })).toHaveCount(0);
});

test('a disputed payment holds the money until staff say how it ended', async ({ page, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await owing(api, made);
  await api.put(`/orders/${made.externalId}/disputes/cb-1`, {
    state: 'open',
    amount: { amount: 9790, currency: 'USD' },
    reason: 'product not received',
  });

  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'manager')).userId);
  await page.goto(`/console/${slug}/returns?tab=held`);
  const row = page.getByRole('link', { name: /June Okafor/ });
  await expect(row).toContainText('The payment is disputed');
  await row.click();
  await expect(page.getByRole('heading', { name: 'The bank decides first.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay / })).toHaveCount(0);
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await page.getByRole('button', { name: 'We won' }).click();
  await expect(page.getByText('You won: $97.90 stays with you')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pay $79.00…' })).toBeVisible();

  // A second one, told by staff, is lost: what the bank took is not paid again.
  await page.getByText('The payment is being disputed').click();
  await page.getByLabel('Amount in USD').fill('97.90');
  await page.getByRole('button', { name: 'Hold refunds' }).click();
  await page.getByRole('button', { name: 'We lost: the bank took it' }).click();
  await expect(page.getByText('You lost: the bank took $97.90')).toBeVisible();
  await expect.poll(async () => (await api.get(`/returns/${sent.id}`)).status).toBe('completed');
  expect((await api.get(`/returns/${sent.id}`)).refunds).toEqual([]);
});

test('a refund that came back is told, asked about and paid again', async ({ page, visitor, order, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const sent = await owing(api, made);
  await api.post(`/returns/${sent.id}/refund`, { by_hand: true });

  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'manager')).userId);
  await page.goto(`/console/${slug}/returns/${sent.id}`);
  await page.getByRole('button', { name: 'The money came back…' }).click();
  const came = page.getByRole('dialog', { name: 'Did the money come back?' });
  await came.getByLabel('What the bank says').fill('Account closed');
  await came.getByRole('button', { name: 'It came back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('$79.00 for Reflective Coat did not reach June.');
  await expect(page.getByRole('main')).toContainText('Account closed');

  const { page: shopper } = await visitor();
  await toReturn(shopper, made.path, sent.number);
  await expect(shopper.getByRole('link', { name: 'Tell us your account' })).toBeVisible();
  await mailTo(made.email, /came back/);

  await page.goto(`/console/${slug}/returns?tab=failed`);
  await page.getByRole('link', { name: /June Okafor/ }).click();
  await page.getByRole('button', { name: 'Pay $79.00…' }).click();
  await page.getByRole('dialog', { name: 'Pay them back' }).getByRole('button', { name: 'Pay $79.00' }).click();
  await expect(page.getByText('Paid and written down.')).toBeVisible();
  const after = await api.get(`/returns/${sent.id}`);
  expect(after.refunds.map((one: { state: string }) => one.state)).toEqual(['failed', 'succeeded']);
  expect(after.status).toBe('completed');
});

test('what lay in one box by mistake is checked in with the return that waits for it', async ({
  page,
  order,
  backstage,
}) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  const made = await order({ house: 'duskhound', state: 'delivered' }, api);
  const ask = (line: typeof COAT) =>
    api.post('/returns', { order_external_id: made.externalId, lines: [line], method: 'label' });
  const first = await ask(COAT);
  const other = await ask(BALL);

  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'agent')).userId);
  await page.goto(`/console/${slug}/returns/${first.id}`);
  await page.getByRole('button', { name: 'Check in what arrived…' }).click();
  const box = page.getByRole('dialog', { name: 'What is in the box?' });
  await box.getByText('Something else was in it').click();
  await box.getByLabel('What else was in it?').fill('Glow Ball');
  await box.getByRole('button', { name: 'Check it in' }).click();
  await expect(page.getByText('Checked in.')).toBeVisible();

  const there = page.getByRole('button', { name: /^Check in there/ });
  await expect(page.getByRole('combobox', { name: /Which return of theirs is it/ })).toContainText(other.number);
  await takePicture(page, 'console', 'unexpected-item', 1280, 'desktop');
  await takePicture(page, 'console', 'unexpected-item', 390, 'phone');
  expect(await violations(page, { runOnly: STANDARD })).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sticksOut(page), 'at 320 pixels').toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await there.click();
  await expect(page.getByText('Checked in there.')).toBeVisible();
  await expect(there).toHaveCount(0);
  const after = await api.get(`/returns/${other.id}`);
  expect(after).toMatchObject({ status: 'received', lines: [{ received: 1, accepted: 1 }] });
});

test('which charges go back with the goods is ticked in the policy', async ({ page, backstage }) => {
  const { slug, shopId, api } = await backstage.foundShop('duskhound', { policy: POLICY });
  await backstage.signIn(page.context(), (await backstage.hire(shopId, 'manager')).userId);
  await page.goto(`/console/${slug}/policies/edit`);
  const charges = page.getByRole('group', { name: /Paid back with the goods/ });
  await expect(charges.getByLabel('Customs duties')).toBeChecked();
  await expect(charges.getByLabel('Tips')).not.toBeChecked();
  await charges.getByLabel('Customs duties').uncheck();
  await charges.getByLabel('Fees').check();
  await takePicture(page, 'console', 'policy-charges', 1280, 'desktop');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Save and see what changes' }).click();
  await page.waitForURL('**/policies/review');
  await page.getByRole('button', { name: 'Publish as version 2 now' }).click();
  await page.getByRole('button', { name: 'Publish it', exact: true }).click();
  await page.waitForURL('**/policies?saved=2');
  expect((await api.get('/return-policy')).refund_charges).toMatchObject({ duty: 'never', fee: 'with_goods' });
});
