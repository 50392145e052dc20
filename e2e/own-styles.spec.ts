import { expect, test } from './fixtures';
import { HOUSES, type House } from './goods';
import { hoursAgo } from './shop-api';

const STATES = [null, 'shipped', 'in_transit', 'out_for_delivery', 'attempt_failed', 'delivered'] as const;

/** Rules of the whole style sheet that match something in the page and are not in the part that it carries. */
async function leftOut(): Promise<string[]> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=prefetch][as=style]');
  const whole = new CSSStyleSheet();
  whole.replaceSync(await (await fetch(link?.href ?? '')).text());
  const rules = (list: CSSRuleList, around = ''): { says: string; selector: string }[] =>
    [...list].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return [{ says: around + rule.cssText, selector: rule.selectorText }];
      if (rule instanceof CSSKeyframesRule || !('cssRules' in rule)) return [];
      const at = rule.cssText.slice(0, rule.cssText.indexOf('{'));
      return rules(rule.cssRules as CSSRuleList, `${around}${at}`);
    });
  // What a pointer, a key or the browser's own parts would make of an element, it may yet become.
  const lasting = (selector: string) =>
    selector
      .replace(/::[\w-]+(\([^)]*\))?|:(hover|active|focus(-visible|-within)?|target|visited|-[\w-]+)/g, '')
      .replace(/(^|[\s>+~(,])(?=$|[\s>+~),])/g, '$1*')
      .replaceAll('[open]', '');
  const matches = (selector: string) => {
    try {
      return document.querySelector(lasting(selector)) !== null;
    } catch {
      return false;
    }
  };
  const own = (document.getElementById('worn') as HTMLStyleElement | null)?.sheet;
  if (!own) return ['the page carries no styles of its own'];
  const carried = new Set(rules(own.cssRules).map(({ says }) => says));
  const all = rules(whole.cssRules);
  if (carried.size < 50 || carried.size > all.length * 0.7) return [`${carried.size} of ${all.length} rules`];
  return all.filter(({ says, selector }) => !carried.has(says) && matches(selector)).map(({ says }) => says);
}

for (const house of Object.keys(HOUSES) as House[]) {
  test(`${house}: an order’s page carries every rule that it wears`, async ({ page, order }) => {
    for (const state of STATES) {
      const made = await order({ house, locale: state === 'shipped' ? 'de' : 'en', state });
      await page.goto(made.path);
      expect(await page.evaluate(leftOut), `${state}`).toEqual([]);
    }
  });

  test(`${house}: news that look other come with their styles`, async ({ page, order, demo }) => {
    const made = await order({ house, locale: 'en', state: 'shipped' });
    await page.clock.install();
    await page.goto(made.path);
    await expect(page.locator('style#worn')).toHaveCount(1);
    await demo(house).post(`/shipments/${made.shipment}/events`, {
      events: [{ occurred_at: hoursAgo(0.1), status: 'delivered' }],
    });
    await page.clock.fastForward(40_000);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/arrived|here|delivered/i);
    await expect(page.locator('style#worn')).toHaveCount(0);
    const looks = () =>
      page.locator('main :not(script)').evaluateAll((all) =>
        all.map((one) => {
          const { color, fontSize, display, marginTop, paddingLeft, borderTopWidth } = getComputedStyle(one);
          return `${one.tagName} ${one.className} ${[color, fontSize, display, marginTop, paddingLeft, borderTopWidth]}`;
        }),
      );
    const swapped = await looks();
    await page.reload();
    expect(swapped).toEqual(await looks());
  });
}
