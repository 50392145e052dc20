import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { pathText } from '@/lib/core/fields';
import type { Money } from '@/lib/core/money';
import { CHARGE_TYPES, PAID_BY } from '@/lib/orders/constants';
import { WITHDRAWAL_EXCEPTION_CODES } from '@/lib/policies/constants';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { OPENED_KINDS } from '../constants';
import type { QuoteInput } from '../types';

const text = z.string().nullish();
const date = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Use a time such as 2026-11-22T12:00:00Z')
  .nullish();
const currency = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code such as EUR');
/** Money, or a bare amount in the order's currency. */
const money = z.union([z.strictObject({ amount: z.int().min(0), currency }), z.int().min(0)], {
  error: 'Use {"amount": 1999, "currency": "EUR"} with whole minor units, 0 or more',
});
const id = z.string().min(1);
const count = z.object({ line_external_id: id, quantity: z.int().min(0) });
const tags = z.array(z.string()).nullish();
const variant = z.object({
  external_id: id,
  product_external_id: text,
  title: text,
  price: money,
  stock: z.int().nullish(),
});

/** An order as the API writes or reads it; members that a quote does not look at may be there or not. */
const order = z.object({
  currency,
  placed_at: date,
  fulfilled_at: date,
  cancelled_at: date,
  channel: text,
  tags,
  shipping_address: z.object({ country: text, region: text, postal_code: text }).nullish(),
  prices_include_tax: z.boolean().default(true),
  shipping_total: money.nullish(),
  shipping_tax: money.nullish(),
  discount_total: money.nullish(),
  discount_from: money.nullish(),
  total_paid: money.nullish(),
  paid_by: z.enum(PAID_BY).nullish(),
  charges: z.array(z.object({ type: z.enum(CHARGE_TYPES), title: text, amount: money })).nullish(),
  refunds: z.array(z.object({ amount: money, lines: z.array(count).nullish() })).nullish(),
  lines: z
    .array(
      z.object({
        external_id: id,
        title: text,
        variant_title: text,
        sku: text,
        product_external_id: text,
        variant_external_id: text,
        quantity: z.int().min(1).max(1_000_000),
        unit_price: money,
        discount_total: money.nullish(),
        tax_total: money.nullish(),
        tags,
        category: text,
        final_sale: z.boolean().nullish(),
        withdrawal_exempt: z.boolean().nullish(),
        withdrawal_exception: z.enum(WITHDRAWAL_EXCEPTION_CODES).nullish(),
        requires_shipping: z.boolean().nullish(),
        bundle: text,
        value: money.nullish(),
        gift_from: money.nullish(),
      }),
    )
    .min(1),
});

const documentSchema = z.object({
  order,
  policy: z.unknown().optional(),
  lines: z.array(
    z.object({
      line_external_id: id,
      quantity: z.int().min(1),
      reason: text,
      resolution: text,
      exchange_variant_external_id: text,
    }),
  ),
  kind: z.enum(OPENED_KINDS).optional(),
  method: text,
  returned: z.array(count.extend({ unit_offset: z.int().min(0).nullish() })).nullish(),
  refunded_total: money.nullish(),
  claim_reduced: money.nullish(),
  discount_taken_back: money.nullish(),
  outbound_shipping_refunded: money.nullish(),
  credit_paid: z.object({ bonus: money, voided: money.default(0), payment_left: money }).nullish(),
  delivered_at: date,
  shipments: z
    .array(
      z.object({
        direction: text,
        status: text,
        shipped_at: date,
        delivered_at: date,
        delivered_at_local: date,
        lines: z.array(count).nullish(),
      }),
    )
    .nullish(),
  products: z.array(z.object({ external_id: id, variants: z.array(variant) })).nullish(),
  variants: z.array(variant).nullish(),
  customer: z
    .object({
      tags,
      orders_count: z.number().nullish(),
      returns_90d: z.number().nullish(),
      return_rate: z.number().nullish(),
    })
    .nullish(),
  shop: z.object({ currency: currency.nullish(), time_zone: text }).nullish(),
  now: date,
});

/** Members that a document holds and no quote reads: a slip of the pen, most likely. */
export function unreadMembers(document: unknown): string[] {
  const members = typeof document === 'object' && document !== null ? Object.keys(document) : [];
  return members.filter((name) => !(name in documentSchema.shape));
}

/**
 * Reads what `quote` is given as files: order, policy, lines and what has happened so far.
 *
 * @param now where the document names none
 * @throws AppError INVALID, naming each mistake by its path
 */
export function parseQuoteDocument(document: unknown, now: Date): QuoteInput {
  const result = documentSchema.safeParse(document);
  if (!result.success) {
    const errors = result.error.issues.map((issue) => ({
      path: pathText(issue.path),
      message: issue.message,
    }));
    const list = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
    throw new AppError('INVALID', `The quote cannot be read. ${list}`, { errors });
  }
  const { order, policy, products, variants, ...rest } = result.data;
  const inOrderCurrency = (value: Money | number): Money =>
    typeof value === 'number' ? { amount: value, currency: order.currency } : value;
  const catalogue = [
    ...(products ?? []).flatMap((product) =>
      product.variants.map((one) => ({ ...one, product_external_id: product.external_id })),
    ),
    ...(variants ?? []),
  ];
  return {
    ...rest,
    policy: parsePolicy(policy),
    order: withMoney(order, inOrderCurrency),
    refunded_total: rest.refunded_total == null ? null : inOrderCurrency(rest.refunded_total),
    claim_reduced: rest.claim_reduced == null ? null : inOrderCurrency(rest.claim_reduced),
    discount_taken_back: rest.discount_taken_back == null ? null : inOrderCurrency(rest.discount_taken_back),
    outbound_shipping_refunded:
      rest.outbound_shipping_refunded == null ? null : inOrderCurrency(rest.outbound_shipping_refunded),
    credit_paid: rest.credit_paid && {
      bonus: inOrderCurrency(rest.credit_paid.bonus),
      voided: inOrderCurrency(rest.credit_paid.voided),
      payment_left: inOrderCurrency(rest.credit_paid.payment_left),
    },
    variants:
      products || variants ? catalogue.map((one) => ({ ...one, price: inOrderCurrency(one.price) })) : undefined,
    now: rest.now ? new Date(rest.now) : now,
  };
}

function withMoney(value: z.infer<typeof order>, read: (value: Money | number) => Money): QuoteInput['order'] {
  const maybe = (amount: Money | number | null | undefined) => (amount == null ? null : read(amount));
  return {
    ...value,
    shipping_total: maybe(value.shipping_total),
    shipping_tax: maybe(value.shipping_tax),
    discount_total: maybe(value.discount_total),
    discount_from: maybe(value.discount_from),
    total_paid: maybe(value.total_paid),
    charges: value.charges?.map((charge) => ({ ...charge, amount: read(charge.amount) })),
    refunds: value.refunds?.map((refund) => ({ ...refund, amount: read(refund.amount) })),
    lines: value.lines.map((line) => ({
      ...line,
      unit_price: read(line.unit_price),
      discount_total: maybe(line.discount_total),
      tax_total: maybe(line.tax_total),
      value: maybe(line.value),
      gift_from: maybe(line.gift_from),
    })),
  };
}
