import { formatMoney } from '@/lib/core/money';
import { expect, test } from './fixtures';
import { catalogLine } from './goods';
import { ReturnWizard } from './return-wizard';
import { unique } from './shop-api';

const COAT = 'Reflective Coat';
const BALL = 'Glow Ball';

for (const javaScriptEnabled of [true, false]) {
  test(`a coat goes back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ visitor, order, demo }) => {
    const api = demo('duskhound');
    const made = await order({ house: 'duskhound', state: 'delivered' });
    const { page } = await visitor({ javaScriptEnabled });
    const wizard = new ReturnWizard(page);
    await page.goto(made.path);
    await page.getByRole('link', { name: 'Send something back' }).click();
    await expect(page.getByText('Step 1 of 5')).toBeVisible();
    await wizard.choose(COAT);
    await wizard.because(COAT, 'I changed my mind');
    await wizard.next();
    await wizard.wish(COAT, 'Money back');
    await wizard.next();
    await wizard.travel('Parcel with a label');

    await wizard.at('review');
    const wanted = [
      { line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' as const },
    ];
    const quote = await api.post('/returns/quote', {
      order_external_id: made.externalId,
      lines: wanted,
      method: 'label',
    });
    const due = formatMoney(quote.money.refund_total, 'en');
    expect(quote.money.refund_total).toEqual({ amount: 7900 - 595, currency: 'USD' });
    expect(await wizard.total()).toBe(due);
    await expect(page.getByRole('main')).toContainText('$5.95');
    await wizard.send();

    await expect(page).toHaveURL(/\/returns\/[\w-]{43}/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to go: pack it and hand it over.');
    expect(await wizard.total()).toBe(due);
    const { data } = await api.get(`/returns?order_external_id=${made.externalId}`);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ status: 'approved', quote: { money: { refund_total: quote.money.refund_total } } });
    await expect(page.getByText(data[0].number).first()).toBeVisible();
    await expect(page.getByRole('img', { name: `Code for return ${data[0].number}` })).toBeVisible();

    const here = page.url();
    await page.getByRole('link', { name: 'Print the slip for the parcel' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Return slip');
    await expect(page.getByRole('row', { name: new RegExp(COAT) })).toContainText('I changed my mind');
    if (javaScriptEnabled) {
      const paper = await page.pdf({ format: 'A4' });
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }

    await page.goto(here);
    await page.getByRole('button', { name: 'Cancel this return' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have cancelled this return.');
    await expect(page.getByRole('button', { name: 'Cancel this return' })).toHaveCount(0);
    expect((await api.get(`/returns/${data[0].id}`)).status).toBe('cancelled');
    // Nothing is lost: it can be sent back again.
    await page.goto(`${made.path}/return`);
    await wizard.choose(COAT);
    await wizard.at('reasons');
  });
}

test('too small: the next size is suggested, kept aside, and costs nothing', async ({ page, order, demo }) => {
  const api = demo('duskhound');
  const product = `parka-${unique()}`;
  const sizes = ['S', 'M', 'L', 'XL'];
  const price = { amount: 6400, currency: 'USD' };
  await api.put(`/products/${product}`, {
    title: 'Night Parka',
    variants: sizes.map((size) => ({
      external_id: `${product}-${size}`,
      title: `Size ${size}`,
      options: { Size: size },
      price,
      stock: size === 'XL' ? 0 : 3,
    })),
  });
  const made = await order({
    house: 'duskhound',
    state: 'delivered',
    lines: [
      {
        external_id: 'parka',
        title: 'Night Parka',
        variant_title: 'Size M',
        product_external_id: product,
        variant_external_id: `${product}-M`,
        quantity: 1,
        unit_price: price,
      },
    ],
  });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose('Night Parka');
  await wizard.because('Night Parka', 'Too small');
  await wizard.next();
  await wizard.at('resolution');
  for (const card of await wizard.about('Night Parka').getByRole('radio').all()) await expect(card).not.toBeChecked();
  const select = wizard.about('Night Parka').getByRole('combobox');
  await expect(select.locator('option:checked')).toHaveText('Size L');
  await expect(select.locator('option', { hasText: 'XL' })).toHaveAttribute('disabled', '');
  await expect(page.getByText('Our suggestion')).toBeVisible();
  await wizard.wish('Night Parka', 'Another size or colour');
  await wizard.next();
  await wizard.travel('QR code');
  await wizard.at('review');
  await expect(page.getByRole('main')).toContainText('Size L');
  expect(await wizard.total()).toBe('$0.00');
  await wizard.send();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ready to go');
  const { data } = await api.get(`/returns?order_external_id=${made.externalId}`);
  expect(data[0].lines[0]).toMatchObject({ resolution: 'exchange', reason: 'too_small' });
});

test('a reason that needs words and one that needs a photo say so, and take them', async ({ visitor, order }) => {
  // Without JavaScript nothing but the server asks for them.
  const { page } = await visitor({ javaScriptEnabled: false });
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose(COAT, BALL);
  await wizard.because(COAT, 'Something else');
  await wizard.because(BALL, 'Damaged on the way');
  await wizard.next();
  await wizard.at('reasons');
  const problems = wizard.problems();
  await expect(problems).toContainText(`Please tell us a little more about ${COAT}.`);
  await expect(problems).toContainText(`Please add a photo of ${BALL}.`);
  await expect(wizard.about(COAT).getByRole('radio', { name: 'Something else' })).toBeChecked();

  await wizard.about(COAT).getByLabel('In your own words').fill('It glows <b>too</b> much & the dog minds.');
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, width: 80, height: 80 } });
  await wizard.about(BALL).getByLabel('Photo of it').setInputFiles({
    name: 'ball.png',
    mimeType: 'image/png',
    buffer: bytes,
  });
  await wizard.next();
  await wizard.at('resolution');
});

test('a photo that is none is refused kindly', async ({ page, order }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose(BALL);
  await wizard.because(BALL, 'Damaged on the way');
  await wizard
    .about(BALL)
    .getByLabel('Photo of it')
    .setInputFiles({
      name: 'ball.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<script>alert(1)</script>'),
    });
  await wizard.next();
  await wizard.at('reasons');
  await expect(wizard.problems()).toContainText('That file is no picture we can read.');
});

test('going back keeps what was said, and changing it changes what follows', async ({ page, order }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose(COAT);
  await wizard.because(COAT, 'Not my style');
  await wizard.next();
  await wizard.wish(COAT, 'Credit in the shop');
  await wizard.next();
  await wizard.at('method');

  await page.goBack();
  await wizard.at('resolution');
  await expect(wizard.about(COAT).getByRole('radio', { name: /^Credit in the shop/ })).toBeChecked();
  await page.getByRole('link', { name: 'Back' }).click();
  await wizard.at('reasons');
  await expect(wizard.about(COAT).getByRole('radio', { name: 'Not my style' })).toBeChecked();
  await page.getByRole('link', { name: 'Back' }).click();
  await wizard.at('items');
  await expect(page.getByRole('checkbox', { name: new RegExp(COAT) })).toBeChecked();
  await page.getByRole('checkbox', { name: new RegExp(COAT) }).uncheck();
  await page.getByRole('checkbox', { name: new RegExp(BALL) }).check();
  await wizard.next();
  await wizard.at('reasons');
  await expect(wizard.about(BALL)).toBeVisible();
  await expect(wizard.about(COAT)).toHaveCount(0);
  // A step that is not reached yet leads to the one that is.
  await page.goto(`${made.path}/return?step=review`);
  await wizard.at('reasons');
});

test('two windows: the older one is told, and nothing is overwritten', async ({ page, context, order }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const first = new ReturnWizard(page);
  const second = new ReturnWizard(await context.newPage());
  await first.page.goto(`${made.path}/return`);
  await second.page.goto(`${made.path}/return`);
  await second.choose(BALL);
  await second.at('reasons');
  await first.choose(COAT);
  await expect(first.problems()).toContainText('You went on in another window.');
  await first.at('items');
  await expect(first.page.getByRole('checkbox', { name: new RegExp(BALL) })).toBeChecked();
  await expect(first.page.getByRole('checkbox', { name: new RegExp(COAT) })).not.toBeChecked();
});

test('sent twice at once, it is one return', async ({ page, context, order, demo }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.choose(BALL);
  await wizard.because(BALL, 'I changed my mind');
  await wizard.next();
  await wizard.wish(BALL, 'Money back');
  await wizard.next();
  await wizard.travel('QR code');
  await wizard.at('review');
  const other = new ReturnWizard(await context.newPage());
  await other.page.goto(page.url());
  await other.at('review');
  await Promise.all([wizard.send(), other.send()]);
  await expect
    .poll(async () => (await demo('duskhound').get(`/returns?order_external_id=${made.externalId}`)).data.length)
    .toBe(1);
  await Promise.all([expect(page).not.toHaveURL(/step=review$/), expect(other.page).not.toHaveURL(/step=review$/)]);
  const { data } = await demo('duskhound').get(`/returns?order_external_id=${made.externalId}`);
  expect(data).toHaveLength(1);
});

test('some of many: only as many as came, the money for as many as go', async ({ page, order }) => {
  const made = await order({
    house: 'duskhound',
    state: 'delivered',
    lines: [catalogLine('duskhound', 'glow-ball-amber', { quantity: 3 })],
  });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.at('items');
  await page.getByRole('checkbox', { name: new RegExp(BALL) }).check();
  const count = page.getByRole('combobox', { name: /How many/ });
  await expect(count.getByRole('option')).toHaveText(['1', '2', '3']);
  await count.selectOption('2');
  await wizard.choose(BALL);
  await wizard.because(BALL, 'I changed my mind');
  await wizard.next();
  await wizard.wish(BALL, 'Money back');
  await expect(wizard.about(BALL).getByText('$28.00')).toBeVisible();
});

test('what cannot come back says why, and whom to ask', async ({ page, order }) => {
  const made = await order({
    house: 'ahlbeck',
    locale: 'en',
    state: 'delivered',
    lines: [
      catalogLine('ahlbeck', 'derby-cognac-42'),
      catalogLine('ahlbeck', 'care-tin-neutral', { final_sale: true }),
      catalogLine('ahlbeck', 'derby-black-42', { external_id: 'engraved', title: 'Belt', tags: ['engraved'] }),
    ],
  });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return?lang=en`);
  await wizard.at('items');
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  const refused = page.getByRole('region', { name: 'Can’t come back' });
  await expect(refused).toContainText('It was a final sale, so it can’t come back.');
  await expect(refused).toContainText('Spelled wrong? We’ll make a new one.');
  for (const link of await refused.getByRole('link').all()) {
    expect(await link.getAttribute('href')).toMatch(/^(mailto:|https:\/\/ahlbeck\.test)/);
  }
});

test('nothing was chosen: the page asks for it', async ({ page, order }) => {
  const made = await order({ house: 'duskhound', state: 'delivered' });
  const wizard = new ReturnWizard(page);
  await page.goto(`${made.path}/return`);
  await wizard.next();
  await expect(wizard.problems()).toContainText('Please tap at least one thing that is to go back.');
});
