import { expect, test } from './fixtures';
import { ReturnWizard } from './return-wizard';
import type { ShopApi } from './shop-api';

const usd = (amount: number) => ({ amount, currency: 'USD' });

const stock = (api: ShopApi, large: number) =>
  api.put('/products/coat', {
    title: 'Night coat',
    variants: [
      { external_id: 'coat-s', title: 'S', price: usd(7900), stock: 3, options: { Size: 'S' } },
      { external_id: 'coat-m', title: 'M', price: usd(7900), stock: 3, options: { Size: 'M' } },
      { external_id: 'coat-l', title: 'L', price: usd(7900), stock: large, options: { Size: 'L' } },
    ],
  });

const line = {
  external_id: 'coat-s',
  title: 'Night coat',
  variant_title: 'S',
  product_external_id: 'coat',
  variant_external_id: 'coat-s',
  quantity: 1,
  unit_price: usd(7900),
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`the new one first, against a deposit that comes back, ${how} JavaScript`, async ({
    visitor,
    order,
    backstage,
  }) => {
    const { api } = await backstage.foundShop('duskhound', {
      policy: {
        auto_approve: true,
        resolutions: [{ type: 'refund' }, { type: 'exchange', sends_first: { secured_by: 'deposit', days: 14 } }],
      },
    });
    await stock(api, 0);
    const made = await order({ house: 'duskhound', state: 'delivered', lines: [line] }, api);
    const { page } = await visitor({ javaScriptEnabled });
    const wizard = new ReturnWizard(page);
    await page.goto(`${made.path}/return?lang=en`);
    await wizard.choose('Night coat');
    await wizard.because('Night coat', 'Too small');
    await wizard.next();
    await wizard.wish('Night coat', 'Another size or colour');
    const first = page.getByRole('group', { name: 'If you exchange: which one travels first?' });
    await expect(first.getByRole('radio', { name: /^The old one first/ })).toBeChecked();
    await first.getByRole('radio', { name: /^Send me the new one first/ }).check();
    await expect(first).toContainText('You leave a deposit of $79.00');
    await wizard.next();
    await wizard.travel('Parcel with a label');
    await wizard.at('review');
    await expect(page.getByRole('main')).toContainText('once it is here, you get the deposit back');
    await wizard.send();

    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText('Leave your deposit, and the new one sets off.');
    await page.getByRole('link', { name: 'Leave the deposit of $79.00' }).click();
    await expect(heading).toHaveText('Your deposit');
    await page.getByRole('button', { name: 'Pay $79.00' }).click();
    await expect(heading).toHaveText('The new one comes first. Then send the old one back.');
    await expect(page.getByRole('region', { name: 'Your new one' })).toContainText('your deposit of $79.00 comes back');
    await page.getByRole('link', { name: 'Follow it' }).click();
    await expect(page.getByRole('main')).toContainText('Your exchange is being made ready: the night coat.');

    const { data } = await api.get(`/returns?order_external_id=${made.externalId}`);
    expect(data[0]).toMatchObject({
      status: 'approved',
      payment: { kind: 'deposit', state: 'paid', amount: usd(7900) },
      sends_first: { secured_by: 'deposit', amount: usd(7900), overdue_at: null },
    });
    // The shop ships it under its own id: it is the parcel that stood there.
    await api.put(`/shipments/${made.externalId}-new`, {
      order_external_id: made.externalId,
      lines: [{ line_external_id: 'coat-s', quantity: 1 }],
    });
    await api.post(`/returns/${data[0].id}/receive`, { lines: [{ return_line_id: data[0].lines[0].id, accepted: 1 }] });
    await expect
      .poll(async () => (await api.get(`/returns/${data[0].id}`)).payment.state, { timeout: 30_000 })
      .toBe('refunded');
  });

  test(`told when it is back, and no longer, ${how} JavaScript`, async ({ visitor, order, backstage }) => {
    const { api } = await backstage.foundShop('duskhound', { policy: { auto_approve: true } });
    await stock(api, 0);
    const made = await order({ house: 'duskhound', state: 'delivered', lines: [line] }, api);
    const { page } = await visitor({ javaScriptEnabled });
    const wizard = new ReturnWizard(page);
    await page.goto(`${made.path}/return?lang=en`);
    await wizard.choose('Night coat');
    await wizard.because('Night coat', 'Too small');
    await wizard.next();
    await wizard.at('resolution');
    // Quiet until an exchange is what they want.
    const soldOut = page.getByText('Is the one you want sold out?');
    await expect(soldOut).toBeHidden();
    await wizard.wish('Night coat', 'Another size or colour');
    await soldOut.click();
    const tell = page.getByRole('button', { name: 'Tell me when L is back' });
    await tell.click();
    await expect(page.getByText('We write once L is back.')).toBeVisible();
    await page.getByRole('button', { name: 'Don’t tell me' }).click();
    await expect(tell).toBeVisible();
    await tell.click();
    await expect(page.getByText('We write once L is back.')).toBeVisible();
    await stock(api, 2);
    const mails = async () => {
      const { data } = await api.get('/notifications?limit=50');
      return data.filter(({ event }: { event: string }) => event === 'order.restocked').length;
    };
    await expect.poll(mails, { timeout: 30_000 }).toBe(1);
    await page.goto(`${made.path}/return?step=resolution&lang=en`);
    await expect(page.getByRole('button', { name: /is back/ })).toHaveCount(0);
    await stock(api, 5);
    expect(await mails()).toBe(1);
  });
}
