import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';
import { PAGE_TYPES } from './page-types';

/**
 * Every test of this folder fails on a request to another host or an error in the console. Here it is also proven that a
 * shopper's pages keep nothing in the browser and ask for little.
 */
for (const house of Object.keys(HOUSES) as House[]) {
  test(`${house}: a shopper’s pages set no cookie, store nothing, and stay with us`, async ({
    page,
    context,
    demo,
    backstage,
    baseURL,
  }) => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    for (const name of ['look-up', 'order-moving', 'order-arrived', 'wizard-items', 'return-pass', 'withdraw-form']) {
      const open = PAGE_TYPES[name];
      if (!open) throw new Error(`There is no page ${name}.`);
      await open({ page, api: demo(house), house, backstage });
      await page.waitForLoadState('load');
      expect(await context.cookies(), name).toEqual([]);
      const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      expect(stored, name).toEqual([0, 0, '']);
    }
    expect(asked.length).toBeGreaterThan(10);
    const elsewhere = asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== baseURL);
    expect(elsewhere).toEqual([]);
  });
}

test('a live page asks for its part only, and carries the shop’s own script alone', async ({ page, order }) => {
  const made = await order({ house: 'duskhound', state: 'in_transit' });
  await page.goto(made.path);
  // Structured data for a mail's reader is no program.
  const scripts = await page
    .locator('script:not([type="application/ld+json"])')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
  expect(scripts).toHaveLength(1);
  expect(scripts[0]).toMatch(/^\/assets\/live-/);
});

test('headers fence every page in, and keep personal ones out of caches', async ({ page, order }) => {
  const made = await order({ house: 'ahlbeck', state: 'in_transit' });
  for (const path of ['/s/ahlbeck', made.path, `${made.path}/return`, '/s/ahlbeck/withdraw', '/sign-in', '/console']) {
    const answer = await page.goto(path);
    const headers = answer?.headers() ?? {};
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['content-security-policy'], path).toMatch(/script-src 'nonce-[^']{20,}'/);
    expect(headers['content-security-policy'], path).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['cache-control'], path).toContain('no-store');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('same-origin');
  }
});
