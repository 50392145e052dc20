import { describe, expect, it, test } from 'vitest';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { quoteReturn } from '@/lib/returns/rules/quote';
import type { QuoteInput } from '@/lib/returns/types';
import { csvCell, csvLine } from './csv';
import { readReturnCode } from './return-code';
import { lawClock } from './return-row';
import { sayVerdict, sayWhy, sayWhyTotals } from './say-why';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
function answer(document: PolicyDocument, wanted: Partial<QuoteInput> = {}) {
  const policy = parsePolicy(document);
  const quote = quoteReturn({
    order: {
      currency: 'EUR',
      placed_at: '2026-10-28T10:00:00Z',
      fulfilled_at: '2026-10-30T10:00:00Z',
      shipping_address: { country: 'DE' },
      prices_include_tax: true,
      total_paid: eur(10_000),
      lines: [{ external_id: 'l', title: 'Bikini', quantity: 1, unit_price: eur(10_000), category: 'swimwear' }],
    },
    delivered_at: '2026-11-02T10:00:00Z',
    shipments: [{ shipped_at: '2026-10-30T10:00:00Z', delivered_at: '2026-11-02T10:00:00Z' }],
    lines: [{ line_external_id: 'l', quantity: 1, reason: 'too_small', resolution: 'refund' }],
    now: new Date('2026-11-25T12:00:00Z'),
    ...wanted,
    policy,
  });
  const facts = { quote, policy, shopCurrency: 'EUR' };
  const line = quote.lines[0];
  if (!line) throw new Error('A quote answers for every line.');
  return { why: sayWhy(facts, 'l'), totals: sayWhyTotals(facts), verdict: sayVerdict(line) };
}
const texts = (why: { text: string }[]) => why.map(({ text }) => text);

describe('why a line was answered so', () => {
  it('names the window, the day it began and its end', () => {
    const { why, verdict } = answer({});
    expect(why).toEqual([
      {
        text: 'Thirty days from delivery. Delivered on Mon, 2 Nov 2026, so until the end of Wed, 2 Dec 2026.',
        source: 'Your policy',
        applied: true,
      },
    ]);
    expect(verdict).toEqual({ text: 'Can come back until the end of Wed, 2 Dec 2026.', tone: 'done' });
  });

  it('says when it is over, and that a delivery was only guessed', () => {
    expect(answer({ window: { days: 7 } }).verdict.text).toBe('The window is over, since the end of Mon, 9 Nov 2026.');
    const guess = answer({}, { delivered_at: null, shipments: [{ shipped_at: '2026-10-30T10:00:00Z' }] });
    expect(texts(guess.why)[0]).toContain('Nobody saw the delivery, so 14 days after dispatch are taken');
    expect(texts(answer({ window: { days: null } }).why)).toEqual(['There is no last day.']);
  });

  it('says the rule that decided in its own words, and the one that stood behind', () => {
    const { why, verdict } = answer({
      rules: [
        {
          name: 'Swim',
          priority: 1,
          when: { field: 'line.category', op: 'is', value: 'swimwear' },
          then: [{ action: 'refuse', code: 'hygiene' }],
        },
        { name: 'All', then: [{ action: 'refuse', code: 'other' }] },
      ],
    });
    expect(why.slice(1)).toEqual([
      {
        text: 'When the category is “swimwear”, it cannot come back: Hygiene.',
        source: 'Your rule “Swim”',
        applied: true,
      },
      {
        text: 'It says it cannot come back: Other, but “Swim” comes first.',
        source: 'Your rule “All”',
        applied: false,
      },
    ]);
    expect(verdict).toEqual({ text: 'Hygiene.', tone: 'problem' });
  });

  it('says why there are no fees, and where no more is left to pay', () => {
    const fee: PolicyDocument = { restocking_fee: { percent: 10 } };
    const lines = [{ line_external_id: 'l', quantity: 1, reason: 'defective', resolution: 'refund' }];
    expect(texts(answer(fee).why)).toContain('Restocking fee: 10 %.');
    expect(texts(answer({ restocking_fee: { amount: 500 } }).why)).toContain('Restocking fee: €5.00.');
    expect(texts(answer(fee, { lines }).why)).toContain('No fees: the matter is yours.');
    const { totals } = answer({}, { refunded_total: eur(9_000) });
    expect(texts(totals)).toContain('What is paid back: €10.00 instead of €100.00, because no more is left.');
  });
});

it('C25: says why a part of a set is worth what it is, and why a gift is paid for', () => {
  const line = { quantity: 1, unit_price: eur(5000) };
  const order = {
    currency: 'EUR',
    fulfilled_at: '2026-11-20T10:00:00Z',
    shipping_address: { country: 'DE' },
    lines: [
      { ...line, external_id: 'l', title: 'Pan', bundle: 'b' },
      { ...line, external_id: 'lid', unit_price: eur(0), bundle: 'b' },
      { ...line, external_id: 'tote', title: 'Tote', discount_total: eur(5000), gift_from: eur(4000) },
    ],
  };
  const { why, totals } = answer({}, { order });
  expect(texts(why)).toContain('Its share of what the set cost: €25.00 of €50.00.');
  expect(texts(totals)).toContain(
    '“Tote” was a gift with goods of €40.00 or more. Those that stay come to €25.00, so €50.00 is taken off unless it comes back too.',
  );
});

test.each([
  ['R-7KM2-9XQF', { kind: 'number', number: 'R-7KM2-9XQF' }],
  [' r7km29xqf\n', { kind: 'number', number: 'R-7KM2-9XQF' }],
  ['Rß7KM2ß9XQF', { kind: 'number', number: 'R-7KM2-9XQF' }],
  [
    'https://shop.test/s/a/returns/abcdefghijklmnopqrstuvwx_-12?lang=de',
    { kind: 'token', token: 'abcdefghijklmnopqrstuvwx_-12' },
  ],
  ['00340434161094042557', { kind: 'other', text: '00340434161094042557' }],
  ['R-7KM2-9XQA', { kind: 'other', text: 'R-7KM2-9XQA' }],
  ['  ', null],
])('a scanner read %j', (text, code) => {
  expect(readReturnCode(text)).toEqual(code);
});

describe('a CSV cell', () => {
  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    ['plain - text', 'plain - text'],
    ['', ''],
  ])('%j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('of ours is a number, and nothing where there is nothing', () => {
    expect(csvLine([-5, null, 'x'])).toBe('-5,,x\r\n');
  });
});

test.each([
  [
    { kind: 'withdrawal', place: 'travelling', remaining: 100, asked: '2026-11-20T12:00:00Z' },
    '9 days left by law',
    'calm',
  ],
  [
    { kind: 'withdrawal', place: 'refund', remaining: 100, asked: '2026-11-12T12:00:00Z' },
    '1 day left by law',
    'attention',
  ],
  [
    { kind: 'withdrawal', place: 'refund', remaining: 100, asked: '2026-11-09T12:00:00Z' },
    '2 days over the law’s last day',
    'problem',
  ],
  [{ kind: 'withdrawal', place: 'refund', remaining: 0, asked: '2026-11-09T12:00:00Z' }, undefined, undefined],
  [{ kind: 'return', place: 'refund', remaining: 100, asked: '2026-11-09T12:00:00Z' }, undefined, undefined],
] as const)('the law’s clock of %j', (facts, text, tone) => {
  const clock = lawClock({ ...facts }, new Date('2026-11-25T12:00:00Z'));
  expect(clock?.text).toBe(text);
  expect(clock?.tone).toBe(tone);
});
