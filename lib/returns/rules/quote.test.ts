import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { Quote } from '../types';
import { parseQuoteDocument } from './parse-quote-document';
import { quoteReturn } from './quote';

type Extra = { policy?: PolicyDocument; order?: object; line?: object; want?: object } & Record<string, unknown>;

/** One line of two shirts at 50.00, delivered in Berlin on 1 November; one comes back on the 22nd because of a change of mind. */
function quote({ policy = {}, order = {}, line = {}, want = {}, ...rest }: Extra = {}): Quote {
  return quoteReturn(
    parseQuoteDocument(
      {
        order: {
          currency: 'EUR',
          placed_at: '2026-10-25T12:00:00Z',
          fulfilled_at: '2026-10-28T12:00:00Z',
          shipping_address: { country: 'DE' },
          shipping_total: 490,
          total_paid: 10_490,
          lines: [
            {
              external_id: 'shirt',
              title: 'Shirt',
              product_external_id: 'p',
              variant_external_id: 'm',
              quantity: 2,
              unit_price: 5000,
              category: 'shirts',
              ...line,
            },
          ],
          ...order,
        },
        policy,
        lines: [{ line_external_id: 'shirt', quantity: 1, reason: 'changed_mind', resolution: 'refund', ...want }],
        delivered_at: '2026-11-01T12:00:00Z',
        now: '2026-11-22T12:00:00Z',
        ...rest,
      },
      new Date(0),
    ),
  );
}

const verdict = (extra: Extra) => {
  const { verdict, lines } = quote(extra);
  expect(lines[0]?.verdict).toBe(verdict);
  return [verdict, ...(lines[0]?.reasons ?? []).map(({ code }) => code)];
};
const total = (extra: Extra) => quote(extra).money.refund_total.amount;

describe('verdicts', () => {
  it.each<[string, Extra, string[]]>([
    ['in the window', {}, ['eligible']],
    ['the last second', { now: '2026-12-01T23:59:59.999+01:00' }, ['eligible']],
    ['the first too late', { now: '2026-12-02T00:00:00+01:00' }, ['ineligible', 'window_closed']],
    ['no limit', { policy: { window: { days: null } }, now: '2036-01-01T00:00:00Z' }, ['eligible']],
    ['from the order', { policy: { window: { starts: 'ordered', days: 27 } } }, ['ineligible', 'window_closed']],
    ['from the order, a day more', { policy: { window: { starts: 'ordered', days: 28 } } }, ['eligible']],
    ['from dispatch', { policy: { window: { starts: 'shipped', days: 24 } } }, ['ineligible', 'window_closed']],
    ['from dispatch, a day more', { policy: { window: { starts: 'shipped', days: 25 } } }, ['eligible']],
    [
      'not delivered yet',
      { delivered_at: null, shipments: [{ status: 'in_transit', shipped_at: '2026-01-01T00:00:00Z' }] },
      ['eligible'],
    ],
    ['delivery unknown, estimate open', { delivered_at: null, now: '2026-12-11T12:00:00Z' }, ['eligible']],
    [
      'delivery unknown, estimate over',
      { delivered_at: null, now: '2026-12-12T12:00:00Z' },
      ['ineligible', 'window_closed'],
    ],
    ['never shipped', { delivered_at: null, order: { fulfilled_at: null } }, ['ineligible', 'not_shipped']],
    [
      'another unit shipped',
      { shipments: [{ lines: [{ line_external_id: 'shirt', quantity: 1 }] }], want: { quantity: 2 } },
      ['ineligible', 'quantity_not_returnable'],
    ],
    [
      'a return parcel is no shipment',
      { shipments: [{ direction: 'return' }], delivered_at: null, order: { fulfilled_at: null } },
      ['ineligible', 'not_shipped'],
    ],
    ['all came back', { returned: [{ line_external_id: 'shirt', quantity: 2 }] }, ['ineligible', 'already_returned']],
    [
      'refunded elsewhere',
      {
        order: { refunds: [{ external_id: 'r', amount: 10_000, lines: [{ line_external_id: 'shirt', quantity: 2 }] }] },
      },
      ['ineligible', 'already_returned'],
    ],
    ['more than ordered', { want: { quantity: 3 } }, ['ineligible', 'quantity_not_returnable']],
    ['cancelled', { order: { cancelled_at: '2026-10-26T12:00:00Z' } }, ['ineligible', 'order_cancelled']],
    ['final sale', { line: { final_sale: true } }, ['ineligible', 'final_sale']],
    ['final sale allowed', { line: { final_sale: true }, policy: { final_sale: 'allow' } }, ['eligible']],
    [
      'a resolution the shop does not offer',
      { want: { resolution: 'keep' } },
      ['ineligible', 'resolution_not_offered'],
    ],
    ['no such resolution', { want: { resolution: 'gold' } }, ['ineligible', 'resolution_not_offered']],
    ['a method the shop does not offer', { method: 'drone' }, ['ineligible', 'method_not_offered']],
    ['nothing chosen yet', { want: { reason: null, resolution: null } }, ['eligible']],
  ])('%s', (_, extra, expected) => {
    expect(verdict(extra)).toEqual(expected);
  });

  it('says when the window closed, and when it will', () => {
    expect(quote({ now: '2026-12-24T12:00:00Z' }).lines[0]?.reasons).toEqual([
      { code: 'window_closed', until: '2026-12-01T23:59:59+01:00' },
    ]);
    expect(quote().lines[0]?.return_by).toBe('2026-12-01T23:59:59+01:00');
    expect(quote({ policy: { window: { days: null } } }).lines[0]?.return_by).toBeNull();
  });

  it('ends the day where the shopper is, else where the policy says, else where the shop is', () => {
    const until = (extra: Extra) => quote(extra).lines[0]?.return_by;
    expect(until({ order: { shipping_address: { country: 'US', region: 'CA' } } })).toMatch(/T23:59:59-08:00$/);
    const policy: PolicyDocument = { time_zone: 'Asia/Tokyo' };
    expect(until({ policy })).toMatch(/T23:59:59\+01:00$/);
    expect(until({ policy, order: { shipping_address: null } })).toMatch(/T23:59:59\+09:00$/);
    expect(until({ order: { shipping_address: null }, shop: { time_zone: 'Asia/Dubai' } })).toMatch(/\+04:00$/);
    expect(until({ order: { shipping_address: null } })).toMatch(/\+00:00$/);
  });

  it('moves the last day to a working day only where the policy says so', () => {
    const vector = { delivered_at: '2026-12-11T23:30:00Z', policy: { window: { days: 14 } } };
    expect(quote(vector).lines[0]?.return_by).toBe('2026-12-26T23:59:59+01:00');
    const extended = { ...vector, policy: { ...vector.policy, extend_to_working_day: true } };
    expect(quote(extended).lines[0]?.return_by).toBe('2026-12-28T23:59:59+01:00');
  });

  it('gives an ineligible line no money and no options, and the whole its verdict', () => {
    const mixed = quote({
      order: {
        lines: [
          { external_id: 'a', quantity: 1, unit_price: 1000, final_sale: true },
          { external_id: 'b', quantity: 1, unit_price: 2000 },
        ],
        total_paid: null,
      },
      lines: ['a', 'b'].map((id) => ({ line_external_id: id, quantity: 1, reason: 'other', resolution: 'refund' })),
    });
    expect(mixed.verdict).toBe('ineligible');
    expect(mixed.lines.map((line) => line.verdict)).toEqual(['ineligible', 'eligible']);
    expect(mixed.lines[0]).toMatchObject({
      money: { gross: { amount: 0 }, net_refund: { amount: 0 } },
      slices: [],
      options: { resolutions: [], methods: [] },
    });
    expect(mixed.money.refund_total.amount).toBe(2000);
  });

  it.each<[Extra, string]>([
    [{ want: { line_external_id: 'hat' } }, 'lines[0].line_external_id'],
    [{ order: { total_paid: { amount: 1, currency: 'USD' } } }, 'order.total_paid'],
    [{ refunded_total: { amount: 1, currency: 'USD' } }, 'refunded_total'],
    [{ returned: [{ line_external_id: 'hat', quantity: 1 }] }, 'returned[0].line_external_id'],
    [{ want: { quantity: 0 } }, 'lines[0].quantity'],
    [{ want: { quantity: 1.5 } }, 'lines[0].quantity'],
    [{ lines: [] }, 'lines'],
    [{ now: 'soon' }, 'now'],
    [{ policy: { window: { days: -1 } } }, 'window.days'],
    [{ line: { unit_price: 9_000_000_000_000_000 } }, 'order.lines[0].unit_price'],
    [{ order: { lines: [{ external_id: 'a', quantity: 1, unit_price: 0.5 }] } }, 'order.lines[0].unit_price'],
  ])('refuses %j', (extra, path) => {
    const failure = (() => {
      try {
        return quote(extra);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'INVALID', details: { errors: [{ path }] } });
  });
});

describe('C22: windows of several parcels', () => {
  const order = {
    lines: ['a', 'b'].map((external_id) => ({ external_id, quantity: 1, unit_price: 1000 })),
    total_paid: null,
  };
  const lines = ['a', 'b'].map((id) => ({ line_external_id: id, quantity: 1, reason: 'other', resolution: 'refund' }));
  const parcel = (id: string, delivered_at: string | null, status = 'delivered') => ({
    status,
    shipped_at: '2026-10-28T12:00:00Z',
    delivered_at,
    lines: [{ line_external_id: id, quantity: 1 }],
  });
  const ends = (starts: 'delivered' | 'last_delivered', shipments: object[]) =>
    quote({ policy: { window: { starts } }, order, lines, shipments, delivered_at: null }).lines.map(
      (line) => line.return_by?.slice(0, 10) ?? null,
    );
  const both = [parcel('a', '2026-11-01T12:00:00Z'), parcel('b', '2026-11-10T12:00:00Z')];

  it('begins with each line’s own, or with the last', () => {
    expect(ends('delivered', both)).toEqual(['2026-12-01', '2026-12-10']);
    expect(ends('last_delivered', both)).toEqual(['2026-12-10', '2026-12-10']);
  });
  it('waits for what is on its way', () => {
    const late = [parcel('a', '2026-11-01T12:00:00Z'), parcel('b', null, 'in_transit')];
    expect(ends('delivered', late)).toEqual(['2026-12-01', null]);
    expect(ends('last_delivered', late)).toEqual([null, null]);
  });
  it('waits for what is not sent yet', () => {
    expect(ends('last_delivered', [parcel('a', '2026-11-01T12:00:00Z')])).toEqual([null, null]);
  });
});

describe('rules', () => {
  type Rule = NonNullable<PolicyDocument['rules']>[number];
  const ruled = (then: Rule['then'], rest: PolicyDocument = {}): Extra => ({
    policy: {
      ...rest,
      rules: [{ name: 'shirts', when: { all: [{ field: 'line.category', op: 'is', value: 'shirts' }] }, then }],
    },
  });

  it('refuse, review and hide with their codes and names', () => {
    expect(quote(ruled([{ action: 'refuse', code: 'hygiene' }])).lines[0]?.reasons).toEqual([
      { code: 'hygiene', rule: 'shirts' },
    ]);
    const looked = quote(ruled([{ action: 'review', code: 'costly' }]));
    expect(looked.verdict).toBe('review');
    expect(looked.lines[0]?.reasons).toEqual([{ code: 'costly', rule: 'shirts' }]);
    expect(looked.money.refund_total.amount).toBe(5000);
    expect(verdict(ruled([{ action: 'hide' }]))).toEqual(['ineligible', 'hidden']);
    expect(
      verdict(
        ruled([
          { action: 'review', code: 'costly' },
          { action: 'refuse', code: 'hygiene' },
        ]),
      ),
    ).toEqual(['ineligible', 'hygiene']);
  });

  it('touch only lines they are about', () => {
    expect(verdict({ ...ruled([{ action: 'refuse', code: 'hygiene' }]), line: { category: 'hats' } })).toEqual([
      'eligible',
    ]);
  });

  it('set the window, and say so when it has closed', () => {
    expect(quote(ruled([{ action: 'set_window', days: 10 }])).lines[0]).toMatchObject({
      verdict: 'ineligible',
      return_by: '2026-11-11T23:59:59+01:00',
      reasons: [{ code: 'window_closed', until: '2026-11-11T23:59:59+01:00', rule: 'shirts' }],
    });
    expect(quote({ ...ruled([{ action: 'set_window', days: null }]), now: '2030-01-01T00:00:00Z' }).verdict).toBe(
      'eligible',
    );
  });

  it('set, waive and lift fees', () => {
    const methods: PolicyDocument = { methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }] };
    const n = (then: Rule['then'], rest: PolicyDocument = {}) =>
      total({ ...ruled(then, { ...methods, ...rest }), method: 'label' });
    expect(n([{ action: 'require_photo' }])).toBe(4505);
    expect(n([{ action: 'set_method_fee', method: 'label', amount: 100 }])).toBe(4900);
    expect(n([{ action: 'set_method_fee', method: 'shop', amount: 100 }])).toBe(4505);
    expect(n([{ action: 'set_restocking_fee', percent: 20 }])).toBe(3505);
    expect(n([{ action: 'set_restocking_fee', amount: 700 }], { restocking_fee: { percent: 50 } })).toBe(3805);
    expect(n([{ action: 'set_restocking_fee', percent: null }], { restocking_fee: { percent: 50 } })).toBe(4505);
    expect(n([{ action: 'set_restocking_fee' }], { restocking_fee: { percent: 50 } })).toBe(4505);
    expect(n([{ action: 'waive_fees' }], { restocking_fee: { percent: 50 } })).toBe(5000);
  });

  it('take resolutions and methods away', () => {
    const answer = quote({
      ...ruled([
        { action: 'exclude_resolution', type: 'refund' },
        { action: 'exclude_method', code: 'label' },
      ]),
      method: 'label',
    });
    expect(answer.lines[0]).toMatchObject({
      verdict: 'ineligible',
      options: { resolutions: ['store_credit', 'exchange', 'replace'], methods: ['own_courier'] },
      reasons: [
        { code: 'resolution_not_offered', rule: 'shirts' },
        { code: 'method_not_offered', rule: 'shirts' },
      ],
    });
  });

  it('give a bonus, a kept item, a photo', () => {
    const credit = quote({ ...ruled([{ action: 'bonus', percent: 20 }]), want: { resolution: 'store_credit' } });
    expect(credit.money.credit_total.amount).toBe(6000);
    const kept = quote({
      ...ruled([{ action: 'keep_item' }], {
        restocking_fee: { percent: 10 },
        methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }],
      }),
      method: 'label',
    });
    expect(kept.lines[0]).toMatchObject({
      keep_item: true,
      resolution: 'keep',
      options: { resolutions: expect.arrayContaining(['keep']) },
    });
    expect(kept.money.refund_total.amount).toBe(5000);
    expect(kept.methods).toEqual([]);
    expect(quote(ruled([{ action: 'require_photo' }])).lines[0]?.require_photo).toBe(true);
  });

  it('may ask about the return as a whole', () => {
    const when = (
      field: 'return.value' | 'return.quantity' | 'return.full' | 'line.days_since_start',
      value: number | boolean,
    ): Extra => ({
      policy: { rules: [{ when: { field, op: 'is', value }, then: [{ action: 'refuse', code: 'yes' }] }] },
      want: { quantity: 2 },
    });
    expect(verdict(when('return.value', 10_000))).toContain('yes');
    expect(verdict(when('return.quantity', 2))).toContain('yes');
    expect(verdict(when('return.full', true))).toContain('yes');
    expect(verdict({ ...when('return.full', true), want: { quantity: 1 } })).toEqual(['eligible']);
    expect(verdict(when('line.days_since_start', 21))).toContain('yes');
  });

  it('leave a trace of every rule that spoke', () => {
    const { trace } = quote(ruled([{ action: 'waive_fees' }, { action: 'set_window', days: 40 }]));
    expect(trace.filter(({ source, action }) => source === 'rule' && action !== 'window')).toEqual([
      { line_external_id: 'shirt', source: 'rule', rule: 'shirts', action: 'waive_fees', applied: true, detail: '' },
      {
        line_external_id: 'shirt',
        source: 'rule',
        rule: 'shirts',
        action: 'set_window',
        applied: true,
        detail: 'days 40',
      },
    ]);
  });
});
