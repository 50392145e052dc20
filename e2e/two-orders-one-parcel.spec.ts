import { expect, test } from './fixtures';
import { catalogLine } from './goods';
import { ReturnWizard } from './return-wizard';

const COAT = { line_external_id: 'coat-signal-m', quantity: 1, reason: 'changed_mind', resolution: 'refund' };

test('things of two orders go back in one parcel, begun on one device and sent from another', async ({
  visitor,
  order,
  demo,
}) => {
  const api = demo('duskhound');
  const first = await order({ house: 'duskhound', state: 'delivered' });
  const second = await order({
    house: 'duskhound',
    state: 'delivered',
    email: first.email,
    lines: [catalogLine('duskhound', 'glow-ball-amber')],
  });
  const sent = await api.post('/returns', { order_external_id: first.externalId, lines: [COAT], method: 'qr' });

  const { page } = await visitor({ javaScriptEnabled: false });
  await page.goto(first.path);
  await page.getByRole('link', { name: new RegExp(sent.number) }).click();
  await page.getByRole('link', { name: 'Something from another order, in the same parcel' }).click();
  await page.getByLabel('Order number').fill(second.number);
  await page.getByLabel('Email, phone or postcode').fill(second.email);
  await page.getByRole('button', { name: 'Find my order' }).click();
  const wizard = new ReturnWizard(page);
  await wizard.choose('Glow Ball');
  await wizard.because('Glow Ball', 'I changed my mind');
  await wizard.next();
  await wizard.at('resolution');

  // What was said is there on another device, behind the same order's link.
  const { page: phone } = await visitor({ viewport: { width: 390, height: 844 } });
  await phone.goto(`${second.path}/return`);
  const there = new ReturnWizard(phone);
  await expect(phone.getByRole('checkbox', { name: /Glow Ball/ })).toBeChecked();
  await there.next();
  await expect(there.about('Glow Ball').getByRole('radio', { name: 'I changed my mind' })).toBeChecked();
  await there.next();
  await there.wish('Glow Ball', 'Money back');
  await there.next();
  // Its way is the other's: nobody asks for it.
  await there.at('review');
  await expect(phone.getByRole('main')).toContainText('In the same parcel');
  await there.send();
  await expect(phone).toHaveURL(/\/returns\/[\w-]{43}/);
  await expect(phone.getByRole('main')).toContainText('Put it into the parcel of your other return.');
  const { data } = await api.get(`/returns?order_external_id=${second.externalId}`);
  expect(data).toMatchObject([{ status: 'approved', method: 'qr', quote: { money: { method_fee: { amount: 0 } } } }]);
});
