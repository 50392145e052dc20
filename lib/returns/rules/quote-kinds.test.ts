import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import { amounts, boot, type Extra, everything, quote, sock } from './testing/quote-case';

describe('C27: outbound shipping', () => {
  const shipping = (extra: Extra) => amounts(quote(extra)).outbound_shipping ?? 0;
  it.each<[PolicyDocument['refund_outbound_shipping'], number, number]>([
    ['never', 0, 0],
    ['full_return', 0, 490],
    ['always', 490, 490],
  ])('%s: %i for a part, %i for all', (refund_outbound_shipping, part, all) => {
    const policy = { refund_outbound_shipping };
    expect(shipping({ policy })).toBe(part);
    expect(shipping({ policy, wants: everything })).toBe(all);
  });

  it('comes back with its tax', () => {
    const order = { prices_include_tax: false, shipping_tax: 93 };
    expect(shipping({ order, policy: { refund_outbound_shipping: 'always' } })).toBe(583);
    expect(shipping({ order: { shipping_tax: 93 }, policy: { refund_outbound_shipping: 'always' } })).toBe(490);
  });

  it('comes back once across returns: with the last part, or with the first', () => {
    const returned = [{ line_external_id: 'sock', quantity: 2 }];
    expect(shipping({ returned, policy: { refund_outbound_shipping: 'full_return' } })).toBe(490);
    expect(shipping({ returned, policy: { refund_outbound_shipping: 'always' } })).toBe(0);
    const known = { returned, outbound_shipping_refunded: 200 };
    expect(shipping({ ...known, policy: { refund_outbound_shipping: 'always' } })).toBe(290);
    expect(
      shipping({ ...known, outbound_shipping_refunded: 490, policy: { refund_outbound_shipping: 'full_return' } }),
    ).toBe(0);
  });

  it('stays where a part of the whole cannot come back', () => {
    const lines = [boot, { ...sock, final_sale: true }];
    expect(shipping({ lines, wants: everything, policy: { refund_outbound_shipping: 'full_return' } })).toBe(0);
  });

  it('stays where something is kept on as an exchange or a replacement', () => {
    const wants = [
      { id: 'boot', resolution: 'replace' },
      { id: 'sock', quantity: 2, resolution: 'refund' },
    ];
    expect(shipping({ wants, policy: { refund_outbound_shipping: 'full_return' } })).toBe(0);
    expect(shipping({ wants: [{ resolution: 'replace' }], policy: { refund_outbound_shipping: 'always' } })).toBe(0);
  });

  it('does not wait for what needs no parcel', () => {
    const lines = [boot, { ...sock, requires_shipping: false }];
    expect(shipping({ lines, policy: { refund_outbound_shipping: 'full_return' } })).toBe(490);
  });

  it('does not come back again with what needed no parcel', () => {
    const lines = [boot, { ...sock, requires_shipping: false }];
    const returned = [{ line_external_id: 'boot', quantity: 1 }];
    const wants = [{ id: 'sock', quantity: 2, resolution: 'refund' }];
    expect(shipping({ lines, returned, wants, policy: { refund_outbound_shipping: 'full_return' } })).toBe(0);
  });

  it('goes where the goods’ money goes', () => {
    const credit = quote({ wants: [{ resolution: 'store_credit' }], policy: { refund_outbound_shipping: 'always' } });
    expect(amounts(credit)).toEqual({ items: 10_000, outbound_shipping: 490, credit_total: 10_490 });
  });
});

describe('C26: a statutory withdrawal', () => {
  const withdraw = (extra: Extra = {}) => quote({ kind: 'withdrawal', ...extra });
  const verdict = (extra: Extra) => {
    const { lines } = withdraw(extra);
    return [lines[0]?.verdict, ...(lines[0]?.reasons ?? []).map(({ code }) => code)];
  };
  const refuse: PolicyDocument['rules'] = [
    { then: [{ action: 'refuse', code: 'no' }, { action: 'hide' }, { action: 'set_window', days: 0 }] },
  ];

  it.each<[string, Extra, (string | undefined)[]]>([
    ['needs no reason and no resolution', {}, ['eligible']],
    ['stands above final sale', { lines: [{ ...boot, final_sale: true }] }, ['eligible']],
    ['stands above the shop’s rules', { policy: { rules: refuse } }, ['eligible']],
    ['stands above the shop’s window', { policy: { window: { days: 0 } } }, ['eligible']],
    ['is open to the last second', { now: '2026-11-30T23:59:59+01:00' }, ['eligible']],
    ['is closed after it', { now: '2026-12-01T00:00:00+01:00' }, ['ineligible', 'withdrawal_closed']],
    ['has exceptions', { lines: [{ ...boot, withdrawal_exempt: true }] }, ['ineligible', 'withdrawal_exempt']],
    [
      'has exceptions with a name',
      { lines: [{ ...boot, withdrawal_exception: 'personalised' }] },
      ['ineligible', 'withdrawal_exempt'],
    ],
    ['leaves what must stay sealed', { lines: [{ ...boot, withdrawal_exception: 'unsealed_hygiene' }] }, ['eligible']],
    [
      'knows what was unsealed',
      { lines: [{ ...boot, withdrawal_exception: 'unsealed_hygiene', withdrawal_exempt: true }] },
      ['ineligible', 'withdrawal_exempt'],
    ],
    [
      'has exceptions by rule',
      { policy: { rules: [{ then: [{ action: 'withdrawal_exception', code: 'perishable' }] }] } },
      ['ineligible', 'withdrawal_exempt'],
    ],
    [
      'believes the order before the rule',
      {
        lines: [{ ...boot, withdrawal_exception: 'unsealed_media' }],
        policy: { rules: [{ then: [{ action: 'withdrawal_exception', code: 'perishable' }] }] },
      },
      ['eligible'],
    ],
    [
      'is for some countries',
      { order: { shipping_address: { country: 'CH' } } },
      ['ineligible', 'withdrawal_not_available'],
    ],
    ['is for known addresses', { order: { shipping_address: null } }, ['ineligible', 'withdrawal_not_available']],
    [
      'can be off',
      { policy: { statutory_withdrawal: { enabled: false } } },
      ['ineligible', 'withdrawal_not_available'],
    ],
    ['is possible before dispatch', { delivered_at: null }, ['eligible']],
    ['is possible on the way', { delivered_at: null, shipments: [{ status: 'in_transit' }] }, ['eligible']],
    ['is for units that are there', { wants: [{ quantity: 2 }] }, ['ineligible', 'quantity_not_returnable']],
    [
      'is looked at where nobody knows the delivery',
      { delivered_at: null, order: { fulfilled_at: '2026-08-01T12:00:00Z' } },
      ['review', 'delivery_unknown'],
    ],
  ])('%s', (_, extra, expected) => {
    expect(verdict(extra)).toEqual(expected);
  });

  it('ends on a working day, from the last parcel, whatever the policy says', () => {
    // 15 November and 14 days is Sunday the 29th
    expect(withdraw({ policy: { window: { starts: 'ordered' } } }).lines[0]?.return_by).toBe(
      '2026-11-30T23:59:59+01:00',
    );
    const shipments = [
      { delivered_at: '2026-11-01T12:00:00Z', lines: [{ line_external_id: 'boot', quantity: 1 }] },
      { delivered_at: '2026-11-20T12:00:00Z', lines: [{ line_external_id: 'sock', quantity: 2 }] },
    ];
    expect(withdraw({ shipments }).lines[0]?.return_by?.slice(0, 10)).toBe('2026-12-04');
  });

  it('bears no fee beyond sending back, and gives the shipping back with the whole', () => {
    const policy: PolicyDocument = {
      restocking_fee: { percent: 50 },
      refund_outbound_shipping: 'never',
      methods: [
        { code: 'label', type: 'label', fee: { amount: 495 } },
        { code: 'shop', type: 'in_store', fee: { amount: 300 } },
      ],
    };
    expect(amounts(withdraw({ policy, method: 'label' }))).toEqual({
      items: 10_000,
      method_fee: 495,
      refund_total: 9505,
    });
    expect(amounts(withdraw({ policy, method: 'shop' }))).toEqual({ items: 10_000, refund_total: 10_000 });
    expect(amounts(withdraw({ policy, wants: everything, method: 'label' }))).toEqual({
      items: 12_000,
      outbound_shipping: 490,
      method_fee: 495,
      refund_total: 11_995,
    });
    const returned = [{ line_external_id: 'sock', quantity: 2 }];
    expect(amounts(withdraw({ policy, returned })).outbound_shipping).toBe(490);
  });

  it('is paid back as money, and approves itself', () => {
    const answer = withdraw({ wants: [{ resolution: 'store_credit' }], policy: { auto_approve: false } });
    expect(answer.lines[0]?.resolution).toBe('refund');
    expect(amounts(answer)).toEqual({ items: 10_000, refund_total: 10_000 });
    expect(answer.approves).toBe(true);
    expect(quote({ policy: { auto_approve: false } }).approves).toBe(false);
  });

  it('asks for nothing that rules demand, and says that the law stands before them', () => {
    const rules: PolicyDocument['rules'] = [
      { name: 'r', then: [{ action: 'require_photo' }, { action: 'keep_item' }, { action: 'waive_fees' }] },
    ];
    const answer = withdraw({ policy: { rules } });
    expect(answer.lines[0]).toMatchObject({ require_photo: false, keep_item: false });
    expect(answer.trace.filter(({ source }) => source === 'rule').map(({ applied }) => applied)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is named on an ordinary return while it is open', () => {
    expect(quote({ lines: [{ ...boot, final_sale: true }] }).lines[0]).toMatchObject({
      verdict: 'ineligible',
      withdraw_by: '2026-11-30T23:59:59+01:00',
    });
    expect(quote({ now: '2026-12-01T00:00:00+01:00' }).lines[0]?.withdraw_by).toBeNull();
    expect(quote({ lines: [{ ...boot, withdrawal_exempt: true }] }).lines[0]?.withdraw_by).toBeNull();
  });
});

describe('C28: replaced and kept lines', () => {
  const policy: PolicyDocument = {
    resolutions: [{ type: 'replace' }, { type: 'keep' }],
    restocking_fee: { percent: 10 },
    methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }],
  };
  it('moves no money for a replacement', () => {
    expect(amounts(quote({ policy, method: 'label', wants: [{ resolution: 'replace' }] }))).toEqual({});
  });
  it('pays for what is kept, without fees of sending it back', () => {
    const kept = quote({ policy, method: 'label', wants: [{ resolution: 'keep' }] });
    expect(amounts(kept)).toEqual({ items: 10_000, refund_total: 10_000 });
    expect(kept.lines[0]?.keep_item).toBe(true);
  });
});
