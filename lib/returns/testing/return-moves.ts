import fc from 'fast-check';
import { orderWriteSchema } from '@/lib/orders/schema';

/**
 * One order, and whatever people may do about it in any order and at the same moment: three shoppers with a link and two
 * members of staff, the shop's other programs, and time. After each moment nobody has been given more than there was.
 */
export const LINES = ['boots', 'belt', 'tin'] as const;
export const STOCK = 2;
const small = fc.integer({ min: 1, max: 4 });

const shapeArb = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  inclusive: fc.boolean(),
  shipping: fc.integer({ min: 0, max: 900 }),
  discount: fc.integer({ min: 0, max: 3000 }),
  /** What was paid otherwise than by the payment we know of: a voucher. */
  voucher: fc.integer({ min: 0, max: 5000 }),
  lines: fc.tuple(
    ...LINES.map(() =>
      fc.record({ quantity: small, price: fc.integer({ min: 0, max: 9999 }), tax: fc.integer({ min: 0, max: 900 }) }),
    ),
  ),
});
export type Shape = typeof shapeArb extends fc.Arbitrary<infer T> ? T : never;

const policyArb = fc.record({
  auto_approve: fc.boolean(),
  refund_outbound_shipping: fc.constantFrom('never', 'full_return', 'always'),
  restocking_fee: fc.constantFrom(null, { percent: 12.5 }, { amount: 700 }),
  resolutions: fc.constant([
    { type: 'refund' },
    { type: 'store_credit', bonus: { percent: 10 } },
    { type: 'exchange' },
    { type: 'replace' },
    { type: 'keep' },
  ]),
  methods: fc.constant([{ code: 'label', type: 'label', fee: { amount: 495 } }]),
});

const which = fc.nat(5);

const moveArb = fc.oneof(
  // What a failure shrinks to: nobody does anything.
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      line: fc.nat(2),
      quantity: small,
      resolution: fc.constantFrom('refund', 'store_credit', 'exchange', 'replace', 'keep'),
      reason: fc.constantFrom('too_small', 'damaged'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      which,
      accepted: fc.nat(3),
      damaged: fc.nat(2),
      missing: fc.nat(1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which,
      amount: fc.option(fc.integer({ min: 1, max: 20_000 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['approve', 'reject', 'cancel', 'close', 'expire', 'ship', 'hold', 'unhold', 'instead'] as const),
      ),
      which,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('elsewhere' as const),
      id: fc.nat(2),
      amount: fc.nat(9000),
      line: fc.option(fc.nat(2)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      line: fc.nat(2),
      quantity: small,
      price: fc.integer({ min: 0, max: 9999 }),
      paid: fc.nat(30_000),
    }),
  },
);
export type Move = typeof moveArb extends fc.Arbitrary<infer T> ? T : never;

/** @param moves of one game */
export const gameArb = (moves: number) =>
  fc.record({
    shape: shapeArb,
    policy: policyArb,
    /** So many act at the same moment. */
    abreast: fc.integer({ min: 1, max: 5 }),
    moves: fc.array(moveArb, { minLength: moves, maxLength: moves }),
  });
export type Game = ReturnType<typeof gameArb> extends fc.Arbitrary<infer T> ? T : never;

/** @param paid minor units, where it is no longer the sum */
export function orderOf(shape: Shape, paid?: number) {
  const money = (amount: number) => ({ amount, currency: shape.currency });
  const goods = shape.lines.reduce(
    (sum, line) => sum + line.price * line.quantity + (shape.inclusive ? 0 : line.tax),
    0,
  );
  const total = Math.max(0, goods + shape.shipping - Math.min(shape.discount, goods) - shape.voucher);
  return orderWriteSchema.parse({
    number: '1001',
    placed_at: '2026-11-10T10:00:00Z',
    fulfilled_at: '2026-11-20T10:00:00Z',
    currency: shape.currency,
    customer: { email: 'mila@example.test' },
    shipping_address: { city: 'Berlin', postal_code: '10115', country: 'DE' },
    prices_include_tax: shape.inclusive,
    shipping_total: money(shape.shipping),
    discount_total: money(shape.discount),
    total_paid: money(paid ?? total),
    lines: shape.lines.map((line, i) => ({
      external_id: LINES[i],
      title: LINES[i],
      product_external_id: 'p-1',
      variant_external_id: 'p-1-42',
      quantity: line.quantity,
      unit_price: money(line.price),
      tax_total: money(line.tax),
    })),
  });
}
