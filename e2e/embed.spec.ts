import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures';

test('the shop’s own pages say where an order is, and lead to the look-up with the number filled in', async ({
  browser,
  baseURL,
  order,
}) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const pages = `${baseURL}/s/duskhound`;
  const tracking = `${baseURL}${made.path}`;
  // A page of somebody else's server, as a merchant would write it.
  const site = createServer((request, response) => {
    const lost = request.url === '/lost';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Account</title>
      <form action="${pages}" method="get"><label>Order number <input name="number" required></label> <button>Find my order</button></form>
      <porchlight-order src="${lost ? `${pages}/track/nobody` : tracking}"><a href="${tracking}">Where is my order?</a></porchlight-order>
      <script defer src="${baseURL}/embed.js"></script>`);
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  const { port } = site.address() as AddressInfo;
  const context = await browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const asked = page.waitForResponse((response) => response.url().endsWith('/summary'));
    await page.goto(`http://127.0.0.1:${port}/lost`);
    expect((await asked).status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Where is my order?' })).toBeVisible();

    await page.goto(`http://127.0.0.1:${port}/`);
    const said = page.locator('porchlight-order');
    await expect(said).toContainText('Everything about this order');
    await page.goto(tracking);
    const sentence = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await page.goto(`http://127.0.0.1:${port}/`);
    await expect(said).toContainText(sentence.trim());
    await said.getByRole('link', { name: 'Everything about this order' }).click();
    await expect(page).toHaveURL(tracking);

    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByLabel('Order number').fill(made.number);
    await page.getByRole('button', { name: 'Find my order' }).click();
    await expect(page.locator('input[name=number]')).toHaveValue(made.number);
    await expect(page.locator('input[name=contact]')).toHaveValue('');
  } finally {
    await context.close();
    site.close();
  }
});
