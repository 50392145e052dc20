import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { QuoteInput } from '../types';
import { orderWorth } from './order-worth';
import { quoteReturn } from './quote';
import { amounts, type Extra, inputOf, quote } from './testing/quote-case';

const part = (id: string, quantity: number, price: number, more: object = {}) => ({
  external_id: id,
  title: id,
  quantity,
  unit_price: price,
  bundle: 'kitchen',
  ...more,
});

/** A pan and two lids, sold for 100.00 on a line that is never sent. */
const SET = [part('set', 1, 10_000, { requires_shipping: false }), part('pan', 1, 0), part('lid', 2, 0)];
const want = (id: string, quantity = 1, more: object = {}) => ({ id, quantity, resolution: 'refund', ...more });
const verdict = (extra: Extra) => quote(extra).lines.map(({ verdict, reasons }) => [verdict, reasons[0]?.code]);

describe('C25: what was sold as a set', () => {
  it('has its price shared among the parts, evenly by the unit where none is stated', () => {
    const worth = orderWorth(inputOf({ lines: SET }).order).map(({ total }) => Number(total));
    expect(worth).toEqual([0, 3333, 6667]);
    expect(amounts(quote({ lines: SET, wants: [want('lid')] }))).toEqual({ items: 3333, refund_total: 3333 });
  });

  it('has it shared by the parts’ stated values, or by their own prices', () => {
    const stated = [part('set', 1, 10_000), part('pan', 1, 0, { value: 9000 }), part('lid', 2, 0, { value: 500 })];
    const priced = [part('set', 1, 9000, { requires_shipping: false }), part('pan', 1, 1000), part('lid', 2, 500)];
    const own = [part('pan', 1, 7000), part('lid', 2, 1500)];
    const totals = (lines: object[]) => orderWorth(inputOf({ lines }).order).map(({ total }) => Number(total));
    expect(totals(stated)).toEqual([0, 9000, 1000]);
    expect(totals(priced)).toEqual([0, 5500, 5500]);
    expect(totals(own)).toEqual([7000, 3000]);
  });

  it('says on each part why it is worth what it is', () => {
    const answer = quote({ lines: SET, wants: [want('pan')] });
    expect(answer.trace).toContainEqual({
      line_external_id: 'pan',
      source: 'order',
      rule: null,
      action: 'bundle_share',
      applied: true,
      detail: '3333 of 10000 EUR',
    });
  });

  const whole: PolicyDocument = { bundles: 'whole' };
  it.each<[string, Extra, unknown[]]>([
    ['in parts', { wants: [want('lid')] }, [['eligible', undefined]]],
    ['whole only', { policy: whole, wants: [want('lid')] }, [['ineligible', 'bundle_whole']]],
    [
      'whole, and it is',
      { policy: whole, wants: [want('pan'), want('lid', 2)] },
      [
        ['eligible', undefined],
        ['eligible', undefined],
      ],
    ],
    [
      'whole, and one lid is left behind',
      { policy: whole, wants: [want('pan'), want('lid', 1)] },
      [
        ['ineligible', 'bundle_whole'],
        ['ineligible', 'bundle_whole'],
      ],
    ],
    [
      'whole, but for a part that is at fault',
      { policy: whole, wants: [want('lid', 1, { reason: 'defective' })] },
      [['eligible', undefined]],
    ],
    [
      'whole, as far as it is still there',
      { policy: whole, wants: [want('pan'), want('lid')], returned: [{ line_external_id: 'lid', quantity: 1 }] },
      [
        ['eligible', undefined],
        ['eligible', undefined],
      ],
    ],
    [
      'whole, yet nobody is kept from withdrawing from a part',
      { policy: whole, kind: 'withdrawal', wants: [want('lid')] },
      [['eligible', undefined]],
    ],
    ['whole, asked about by itself', { policy: whole, wants: [want('lid')], isProbe: true }, [['eligible', undefined]]],
  ])('comes back %s', (_, { isProbe, ...extra }, expected) => {
    const input = inputOf({ lines: SET, ...extra });
    const { lines } = quoteReturn({ ...input, by_itself: Boolean(isProbe) });
    expect(lines.map(({ verdict, reasons }) => [verdict, reasons[0]?.code])).toEqual(expected);
  });

  it('of which there are several comes back one by one', () => {
    const lines = [part('pan', 2, 7000), part('lid', 4, 1500)];
    expect(verdict({ policy: whole, lines, wants: [want('pan'), want('lid', 2)] })).toEqual([
      ['eligible', undefined],
      ['eligible', undefined],
    ]);
    expect(verdict({ policy: whole, lines, wants: [want('pan', 2), want('lid', 2)] })[0]).toEqual([
      'ineligible',
      'bundle_whole',
    ]);
  });

  const money = fc.nat(100_000);
  const sets = fc.record({
    parts: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 5 }),
        unit_price: fc.oneof(fc.constant(0), money),
        value: fc.option(money, { nil: undefined }),
        tax: fc.nat(5000),
        isSent: fc.boolean(),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    discount: money,
    included: fc.boolean(),
  });

  it('is worth what its parts are worth, to the unit, returned in any order', () => {
    fc.assert(
      fc.property(sets, fc.infiniteStream(fc.nat()), ({ parts, discount, included }, order) => {
        const lines = [
          { external_id: 'beside', quantity: 1, unit_price: 5000 },
          ...parts.map(({ isSent, tax, ...one }, i) => ({
            external_id: `${i}`,
            bundle: 'b',
            tax_total: tax,
            requires_shipping: isSent || i === 0,
            ...one,
          })),
        ];
        const input = inputOf({ lines, order: { discount_total: discount, prices_include_tax: included } });
        const alone = inputOf({
          lines: lines.map((line) => ({ ...line, bundle: null })),
          order: { discount_total: discount, prices_include_tax: included },
        });
        const [mine, theirs] = [orderWorth(input.order), orderWorth(alone.order)];
        const sum = (worths: typeof mine) => worths.slice(1).reduce((all, { total }) => all + total, 0n);
        expect(sum(mine)).toBe(sum(theirs));
        expect(mine[0]).toEqual(theirs[0]);
        for (const worth of mine) expect(worth.goods >= 0n && worth.tax >= 0n && worth.gross >= worth.goods).toBe(true);

        const units = parts.flatMap((one, i) => Array.from({ length: one.quantity }, () => `${i}`));
        const returned: NonNullable<QuoteInput['returned']> = [];
        let refunded = 0;
        while (units.length > 0) {
          const [id = ''] = units.splice((order.next().value ?? 0) % units.length, 1);
          const line = { line_external_id: id, quantity: 1 };
          const { money } = quoteReturn({ ...input, returned, lines: [{ ...line, resolution: 'refund' }] });
          refunded += money.items.amount;
          returned.push(line);
        }
        expect(BigInt(refunded)).toBe(sum(mine));
      }),
      { numRuns: 300 },
    );
  });
});

const coat = { external_id: 'coat', title: 'Coat', quantity: 1, unit_price: 5000 };
const scarf = { external_id: 'scarf', title: 'Scarf', quantity: 1, unit_price: 5000 };
const tote = {
  external_id: 'tote',
  title: 'Tote',
  quantity: 1,
  unit_price: 1500,
  discount_total: 1500,
  gift_from: 6000,
};
const GIFTED = { lines: [coat, scarf, tote], policy: { restocking_fee: null } satisfies PolicyDocument };
const gifted = (extra: Extra) => quote({ ...GIFTED, ...extra });

describe('C25: a gift that came with goods of a certain worth', () => {
  it('is paid for where those go back and it stays, and the quote says so', () => {
    const answer = gifted({ wants: [want('coat')] });
    expect(amounts(answer)).toEqual({ items: 3500, refund_total: 3500 });
    expect(answer.gifts).toEqual([
      {
        line_external_id: 'tote',
        quantity: 1,
        value: { amount: 1500, currency: 'EUR' },
        remaining: { amount: 5000, currency: 'EUR' },
        given_from: { amount: 6000, currency: 'EUR' },
      },
    ]);
    expect(answer.money.explanation).toContainEqual({
      code: 'gift_kept',
      text: '1 × Tote, a gift that you keep',
      amount: { amount: -1500, currency: 'EUR' },
      line_external_id: 'tote',
    });
    expect(answer.trace.find(({ action }) => action === 'gift_kept')).toMatchObject({
      source: 'policy',
      detail: '5000 of 6000, 1500 EUR: Tote',
    });
  });

  const free = { items: 5000, refund_total: 5000 };
  it.each<[string, Extra, Record<string, number>]>([
    ['goes back too', { wants: [want('coat'), want('tote')] }, free],
    ['went back before', { wants: [want('coat')], returned: [{ line_external_id: 'tote', quantity: 1 }] }, free],
    [
      'was lost to an earlier return',
      { wants: [want('coat')], returned: [{ line_external_id: 'scarf', quantity: 1 }] },
      free,
    ],
    ['is still earned', { wants: [want('coat')], lines: [coat, scarf, { ...tote, gift_from: 5000 }] }, free],
    ['is the shop’s own fault', { wants: [want('coat', 1, { reason: 'defective' })] }, free],
    ['stays by the policy', { wants: [want('coat')], policy: { gifts: 'keep' } }, free],
    ['is the law’s matter', { wants: [want('coat')], kind: 'withdrawal' }, free],
    [
      'stays with what is exchanged',
      { wants: [want('coat', 1, { resolution: 'exchange' })], policy: { resolutions: [{ type: 'exchange' }] } },
      {},
    ],
    ['was paid for', { wants: [want('coat')], lines: [coat, scarf, { ...tote, discount_total: 500 }] }, free],
  ])('costs nothing where it %s', (_, extra, expected) => {
    const answer = gifted(extra);
    expect(amounts(answer)).toEqual(expected);
    expect(answer.gifts).toEqual([]);
  });

  it('is worth what the shop states, for each one that stays, and never more than what goes back', () => {
    const two = { ...tote, quantity: 2, discount_total: 3000, value: 1000 };
    expect(amounts(gifted({ lines: [coat, scarf, two], wants: [want('coat')] })).refund_total).toBe(3000);
    expect(amounts(gifted({ lines: [coat, scarf, two], wants: [want('coat'), want('tote')] })).refund_total).toBe(4000);
    expect(amounts(gifted({ lines: [coat, scarf, { ...tote, value: 9000 }], wants: [want('coat')] }))).toEqual({});
  });

  it('is taken off what goes back by wish, not off what was at fault', () => {
    const socks = { external_id: 'socks', quantity: 1, unit_price: 500 };
    const answer = gifted({
      lines: [coat, scarf, socks, tote],
      wants: [want('scarf', 1, { reason: 'defective' }), want('coat')],
    });
    expect(answer.lines.map(({ money }) => money.net_refund.amount)).toEqual([5000, 3500]);
  });

  it.each(['keep', 'exchange', 'replace'])('is not rid of by asking for it as "%s"', (resolution) => {
    const policy: PolicyDocument = {
      resolutions: [{ type: 'refund' }, { type: 'keep' }, { type: 'exchange' }, { type: 'replace' }],
    };
    const answer = gifted({ policy, wants: [want('coat'), want('tote', 1, { resolution })] });
    expect([answer.verdict, amounts(answer).refund_total]).toEqual(['eligible', 3500]);
  });

  it('comes off before fees and bonus', () => {
    const policy: PolicyDocument = {
      restocking_fee: { percent: 10 },
      resolutions: [{ type: 'store_credit', bonus: { percent: 10 } }],
    };
    expect(amounts(gifted({ policy, wants: [want('coat', 1, { resolution: 'store_credit' })] }))).toEqual({
      items: 3500,
      restocking_fee: 350,
      bonus: 315,
      credit_total: 3465,
    });
  });

  it('is paid for once, however the order comes back', () => {
    const returned: NonNullable<QuoteInput['returned']> = [];
    const paid = ['coat', 'scarf'].map((id) => {
      const { money } = gifted({ wants: [want(id)], returned: [...returned] });
      returned.push({ line_external_id: id, quantity: 1 });
      return money.refund_total.amount;
    });
    expect(paid).toEqual([3500, 5000]);
  });
});
