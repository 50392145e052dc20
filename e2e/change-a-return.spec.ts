import { expect, test } from './fixtures';
import { catalogLine } from './goods';
import { ReturnWizard } from './return-wizard';

for (const javaScriptEnabled of [true, false]) {
  test(`where it pinches, and another answer before it is sent, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    visitor,
    order,
    demo,
  }) => {
    const { page } = await visitor({ javaScriptEnabled });
    const made = await order({
      house: 'ahlbeck',
      locale: 'en',
      state: 'delivered',
      lines: [catalogLine('ahlbeck', 'derby-cognac-42')],
    });
    const wizard = new ReturnWizard(page);
    await page.goto(`${made.path}/return?lang=en`);
    await wizard.choose('Derby');
    await wizard.because('Derby', 'Too small');
    await wizard.next();
    await expect(wizard.problems()).toContainText('One more question about Derby');
    await wizard.about('Derby').getByRole('radio', { name: 'Across the foot' }).check();
    await wizard.next();
    await wizard.wish('Derby', 'Another size or colour');
    await expect(wizard.about('Derby')).toContainText('43 · Cognac is in stock');
    await wizard.next();
    await page.getByRole('radio', { name: /^Bring it to the shop/ }).check();
    await expect(page.getByRole('radio', { name: /Werkstatt/ })).toBeChecked();
    await wizard.next();
    await wizard.at('review');
    await expect(page.getByRole('main')).toContainText('Where does it pinch? Across the foot');
    await wizard.send();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request and are looking at it.');

    await page.getByRole('button', { name: 'Change something' }).click();
    await wizard.at('items');
    await expect(page.getByRole('checkbox', { name: /Derby/ })).toBeChecked();
    await wizard.next();
    await expect(wizard.about('Derby').getByRole('radio', { name: 'Across the foot' })).toBeChecked();
    await wizard.next();
    await wizard.wish('Derby', 'Credit in the shop');
    await wizard.next();
    await wizard.at('method');
    await wizard.next();
    await wizard.at('review');
    await wizard.send();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request and are looking at it.');
    const { data } = await demo('ahlbeck').get(`/returns?order_external_id=${made.externalId}`);
    const told = data.map((one: { status: string; lines: { resolution: string }[] }) => [
      one.status,
      one.lines[0]?.resolution,
    ]);
    expect(told).toEqual([
      ['requested', 'store_credit'],
      ['cancelled', 'exchange'],
    ]);
  });
}
