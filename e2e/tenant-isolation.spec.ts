import { expect, test } from './fixtures';
import { hoursAgo } from './shop-api';

test('nothing of one shop opens with the key of another', async ({ order, backstage }) => {
  const ours = await backstage.foundShop('duskhound');
  const theirs = await backstage.foundShop('duskhound');
  const made = await order({ house: 'duskhound', state: 'delivered' }, ours.api);
  const claim = {
    order_external_id: made.externalId,
    lines: [{ line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
    method: 'label',
  };
  const sent = await ours.api.post('/returns', claim);
  const hook = await ours.api.post('/connections', { source: 'easypost', secret: 'ours' });

  const foreign: [method: string, path: string, body?: unknown][] = [
    ['GET', `/orders/${made.externalId}`],
    ['GET', `/shipments/${made.shipment}`],
    ['POST', `/shipments/${made.shipment}/events`, { events: [{ occurred_at: hoursAgo(1), status: 'exception' }] }],
    ['PUT', '/shipments/mine', { order_external_id: made.externalId, tracking_number: '1' }],
    ['POST', '/returns/quote', claim],
    ['POST', '/returns', claim],
    ['GET', `/returns/${sent.id}`],
    ...['approve', 'receive', 'refund', 'cancel', 'close'].map((verb): [string, string, unknown] => [
      'POST',
      `/returns/${sent.id}/${verb}`,
      verb === 'receive' ? { lines: [{ return_line_id: sent.lines[0].id, accepted: 1 }] } : {},
    ]),
    ['POST', `/returns/${sent.id}/reject`, { reason: 'no' }],
    ['GET', `/connections/${hook.id}`],
    ['DELETE', `/connections/${hook.id}`],
  ];
  const before = await ours.api.get(`/returns/${sent.id}`);
  for (const [method, path, body] of foreign) {
    const answer = await theirs.api.call(method, path, body);
    const invented = await theirs.api.call(
      method,
      path.replace(made.externalId, 'nobody').replace(String(sent.id), hook.id).replace(`${made.shipment}`, 'none'),
      body === claim ? { ...claim, order_external_id: 'nobody' } : body,
    );
    expect(answer.status, `${method} ${path}`).toBe(404);
    expect(answer.body.code, `${method} ${path}`).toBe('NOT_FOUND');
    expect(invented.status, `${method} of what nobody has`).toBe(404);
  }
  for (const list of ['/returns', '/shipments', '/connections', '/notifications', `/orders?number=${made.number}`]) {
    expect((await theirs.api.get(list)).data, list).toEqual([]);
  }
  expect(await ours.api.get(`/returns/${sent.id}`)).toEqual(before);
  expect((await ours.api.get(`/shipments/${made.shipment}`)).status).toBe('delivered');
});

test('a link opens under its own shop alone, and no link opens another kind of page', async ({
  page,
  order,
  backstage,
}) => {
  const ours = await backstage.foundShop('ahlbeck');
  const theirs = await backstage.foundShop('asagiri');
  const made = await order({ house: 'ahlbeck', locale: 'en', state: 'delivered' }, ours.api);
  const token = made.path.split('/').at(-1);
  for (const path of [
    `/s/${theirs.slug}/track/${token}`,
    `/s/${theirs.slug}/track/${token}/return`,
    `/s/${theirs.slug}/track/${token}/feedback`,
    `/s/${theirs.slug}/returns/${token}`,
    `/s/${ours.slug}/returns/${token}`,
    `/s/${ours.slug}/returns/${token}/slip`,
    `/s/e2e-no-such-shop/track/${token}`,
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.locator('body')).not.toContainText(made.number);
  }
  expect((await page.goto(made.path))?.status()).toBe(200);
});

test('looking an order up in another shop finds nothing', async ({ page, order, backstage }) => {
  const ours = await backstage.foundShop('ahlbeck');
  const theirs = await backstage.foundShop('ahlbeck');
  const made = await order({ house: 'ahlbeck', state: 'in_transit' }, ours.api);
  await page.goto(`/s/${theirs.slug}?lang=en`);
  await page.getByLabel('Order number').fill(made.number);
  await page.getByLabel('Email, phone or postcode').fill(made.email);
  await page.getByRole('button', { name: 'Find my order' }).click();
  await expect(page.getByRole('alert')).toContainText('We can’t find an order');
});

test('staff of one shop have no console of another', async ({ page, backstage }) => {
  const ours = await backstage.foundShop('ahlbeck');
  const theirs = await backstage.foundShop('ahlbeck');
  const person = await backstage.hire(ours.shopId, 'owner');
  await backstage.signIn(page.context(), person.userId);
  expect((await page.goto(`/console/${ours.slug}/branding`))?.status()).toBe(200);
  for (const place of ['', '/orders', '/returns', '/branding', '/connections', '/notifications', '/settings']) {
    expect((await page.goto(`/console/${theirs.slug}${place}`))?.status(), place).toBe(404);
  }
  for (const list of ['orders', 'returns', 'notifications', 'connections']) {
    const answer = await page.request.get(`/api/console/${theirs.slug}/${list}`);
    expect(answer.status(), list).toBe(404);
  }
});
