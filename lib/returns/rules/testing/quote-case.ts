import { expect } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { Quote, QuoteInput } from '../../types';
import { parseQuoteDocument } from '../parse-quote-document';
import { quoteReturn } from '../quote';

export type Want = { id?: string; quantity?: number } & Record<string, unknown>;
export type Extra = { policy?: PolicyDocument; order?: object; lines?: object[]; wants?: Want[] } & Record<
  string,
  unknown
>;

export const boot = {
  external_id: 'boot',
  title: 'Boot',
  quantity: 1,
  unit_price: 10_000,
  product_external_id: 'p',
  variant_external_id: '42',
};
export const sock = { external_id: 'sock', title: 'Sock', quantity: 2, unit_price: 1000 };

/** Boots and two pairs of socks, 126.90 with delivery, at a door in Berlin since 15 November. */
export const quote = (extra: Extra): Quote => quoteReturn(inputOf(extra));

export function inputOf({
  policy = {},
  order = {},
  lines = [boot, sock],
  wants = [{ id: 'boot' }],
  ...rest
}: Extra): QuoteInput {
  return parseQuoteDocument(
    {
      order: { currency: 'EUR', shipping_address: { country: 'DE' }, shipping_total: 490, lines, ...order },
      policy,
      lines: wants.map(({ id = 'boot', quantity = 1, ...want }) => ({ line_external_id: id, quantity, ...want })),
      delivered_at: '2026-11-15T10:00:00Z',
      now: '2026-11-22T12:00:00Z',
      ...rest,
    },
    new Date(0),
  );
}

export function amounts({ money }: Quote): Record<string, number> {
  const { explanation, ...totals } = money;
  const n = Object.fromEntries(Object.entries(totals).map(([name, { amount }]) => [name, amount])) as Record<
    keyof typeof totals,
    number
  >;
  const out = n.refund_total + n.credit_total - n.due_from_shopper;
  expect(out).toBe(n.items + n.outbound_shipping + n.bonus - n.restocking_fee - n.method_fee - n.exchange_difference);
  expect(explanation.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(out);
  return Object.fromEntries(Object.entries(n).filter(([, amount]) => amount !== 0));
}

export const everything: Want[] = [
  { id: 'boot', resolution: 'refund' },
  { id: 'sock', quantity: 2, resolution: 'refund' },
];
