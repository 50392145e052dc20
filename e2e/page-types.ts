import { expect, type Page } from 'playwright/test';
import { catalogLine, createOrder, HOUSES, type House, type Order } from './goods';
import type { Backstage } from './own-shop';
import { ReturnWizard } from './return-wizard';
import { hoursAgo, type ShopApi } from './shop-api';

export type Scene = { page: Page; api: ShopApi; house: House; backstage: Backstage };

const english = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=en`;
const make = (scene: Scene, state: NonNullable<Parameters<typeof createOrder>[1]['state']>) =>
  createOrder(scene.api, { house: scene.house, state });
const first = ({ house }: Scene) => catalogLine(house, HOUSES[house].goods[0]);

async function openReturn(scene: Scene, order: Order): Promise<{ id: string; path: string }> {
  const { house, api, page } = scene;
  const { methods } = await api.post('/returns/quote', {
    order_external_id: order.externalId,
    lines: [{ line_external_id: first(scene).external_id, quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
  });
  const made = await api.post('/returns', {
    order_external_id: order.externalId,
    lines: [{ line_external_id: first(scene).external_id, quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
    method: methods[0].code,
  });
  if (made.allowed_verbs.includes('approve')) await api.post(`/returns/${made.id}/approve`);
  await page.goto(english(order.path));
  const link = page.locator(`a[href^="/s/${house}/returns/"]`).first();
  return { id: made.id, path: (await link.getAttribute('href')) ?? '' };
}

/** The wizard in English, answered up to a step. */
async function walk(scene: Scene, upTo: 'items' | 'reasons' | 'resolution' | 'method' | 'review'): Promise<void> {
  const order = await make(scene, 'delivered');
  const wizard = new ReturnWizard(scene.page);
  const { title } = first(scene);
  await scene.page.goto(english(`${order.path}/return`));
  await wizard.at('items');
  if (upTo === 'items') return;
  await wizard.choose(title);
  await wizard.at('reasons');
  if (upTo === 'reasons') return;
  await wizard.because(title, 'I changed my mind');
  await wizard.next();
  await wizard.at('resolution');
  if (upTo === 'resolution') return;
  await wizard.wish(title, 'Money back');
  await wizard.next();
  await wizard.at('method');
  if (upTo === 'method') return;
  await scene.page.getByRole('radio').first().check();
  await wizard.next();
  await wizard.at('review');
}

async function withdraw(scene: Scene, upTo: 'form' | 'errors' | 'confirm' | 'receipt'): Promise<void> {
  const { page, house } = scene;
  await page.goto(`/s/${house}/withdraw?lang=en`);
  if (upTo === 'form') return;
  const order = await make(scene, 'delivered');
  await page.getByLabel('Your name').fill('Marlene Petersen');
  await page.getByLabel('Order number').fill(upTo === 'errors' ? ' ' : order.number);
  await page.getByLabel('Email address for the confirmation').fill(order.email);
  await page.getByRole('button', { name: 'Continue to confirmation' }).click();
  if (upTo === 'receipt') await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
}

/** Every kind of page a shopper can come to, and how to get there in a given house. */
export const PAGE_TYPES: Record<string, (scene: Scene) => Promise<unknown>> = {
  'look-up': ({ page, house }) => page.goto(`/s/${house}`),
  'look-up-wrong': async ({ page, house }) => {
    await page.goto(`/s/${house}?lang=en`);
    await page.getByLabel('Order number').fill(' ');
    await page.getByLabel('Email, phone or postcode').fill('somebody@example.test');
    await page.getByRole('button', { name: 'Find my order' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'look-up-return': ({ page, house }) => page.goto(`/s/${house}/returns`),
  'order-packed': async (scene) =>
    scene.page.goto((await createOrder(scene.api, { house: scene.house, state: null })).path),
  'order-moving': async (scene) => {
    await scene.page.goto((await make(scene, 'in_transit')).path);
    for (const one of await scene.page.locator('details').all())
      await one.evaluate((d: HTMLDetailsElement) => (d.open = true));
  },
  'order-today': async (scene) => scene.page.goto((await make(scene, 'out_for_delivery')).path),
  'order-missed': async (scene) => scene.page.goto((await make(scene, 'attempt_failed')).path),
  'order-trouble': async (scene) => {
    const order = await make(scene, 'in_transit');
    await scene.api.post(`/shipments/${order.shipment}/events`, {
      events: [{ occurred_at: hoursAgo(5), status: 'exception', sub_status: 'lost' }],
    });
    await scene.page.goto(order.path);
  },
  'order-arrived': async (scene) => scene.page.goto((await make(scene, 'delivered')).path),
  'order-parcels': async (scene) => {
    const { house, api, page } = scene;
    const order = await createOrder(api, { house, state: null });
    await api.put(`/shipments/one-of-${order.number}`, {
      order_external_id: order.externalId,
      carrier: HOUSES[house].courier.carrier,
      tracking_number: HOUSES[house].courier.number(),
      lines: [{ line_external_id: order.lines[0]?.external_id, quantity: 1 }],
    });
    await api.post(`/shipments/one-of-${order.number}/events`, {
      events: [{ occurred_at: hoursAgo(3), status: 'out_for_delivery' }],
    });
    await page.goto(order.path);
  },
  'wizard-items': (scene) => walk(scene, 'items'),
  'wizard-reasons': (scene) => walk(scene, 'reasons'),
  'wizard-resolution': (scene) => walk(scene, 'resolution'),
  'wizard-method': (scene) => walk(scene, 'method'),
  'wizard-review': (scene) => walk(scene, 'review'),
  'wizard-missing': async (scene) => {
    await walk(scene, 'items');
    await scene.page.getByRole('button', { name: 'Continue' }).click();
    await expect(new ReturnWizard(scene.page).problems()).toBeVisible();
  },
  'return-pass': async (scene) => {
    const { path } = await openReturn(scene, await make(scene, 'delivered'));
    await scene.page.goto(path);
  },
  'return-done': async (scene) => {
    const { id, path } = await openReturn(scene, await make(scene, 'delivered'));
    const { lines } = await scene.api.get(`/returns/${id}`);
    await scene.api.post(`/returns/${id}/receive`, { lines: [{ return_line_id: lines[0].id, accepted: 1 }] });
    await scene.api.post(`/returns/${id}/refund`);
    await scene.page.goto(path);
  },
  'return-slip': async (scene) => {
    const { path } = await openReturn(scene, await make(scene, 'delivered'));
    await scene.page.goto(`${path}/slip`);
  },
  feedback: async (scene) => scene.page.goto(`${(await make(scene, 'delivered')).path}/feedback`),
  'problem-pick': async (scene) => scene.page.goto(`${(await make(scene, 'delivered')).path}/problem`),
  'problem-form': async (scene) => {
    await scene.page.goto(`${(await make(scene, 'delivered')).path}/problem`);
    await scene.page.locator('a.report-kind').first().click();
    await scene.page.locator('main button[type=submit]').click();
    await expect(scene.page.getByRole('alert')).toBeVisible();
  },
  'problem-told': async (scene) => {
    await scene.page.goto(`${(await make(scene, 'delivered')).path}/problem`);
    await scene.page.locator('a.report-kind').nth(2).click();
    await scene.page.locator('input[name=line]').first().check();
    await scene.page.locator('input[name=packaging]').first().check();
    await scene.page.locator('main button[type=submit]').click();
    await scene.page.waitForURL(/problem\/[\da-f-]{36}/);
  },
  accessibility: ({ page, house }) => page.goto(`/s/${house}/accessibility?lang=en`),
  'withdraw-form': (scene) => withdraw(scene, 'form'),
  'withdraw-errors': (scene) => withdraw(scene, 'errors'),
  'withdraw-confirm': (scene) => withdraw(scene, 'confirm'),
  'withdraw-receipt': (scene) => withdraw(scene, 'receipt'),
  'link-expired': async (scene) => {
    const order = await make(scene, 'in_transit');
    await scene.backstage.expireLinks(scene.api, order.externalId);
    await scene.page.goto(order.path);
  },
  'not-found': ({ page, house }) => page.goto(`/s/${house}/track/${'x'.repeat(43)}`),
  'wizard-status-only': async (scene) => {
    const { page, house } = scene;
    const order = await make(scene, 'delivered');
    await page.goto(`/s/${house}/returns?lang=en`);
    await page.getByLabel('Order number').fill(order.number);
    await page.getByLabel('Email, phone or postcode').fill(order.postcode);
    await page.getByRole('button', { name: 'Find my order' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link shows the status only');
  },
};
