import { z } from 'zod';
import {
  countryField,
  currencyField,
  emailField,
  externalIdField,
  imageUrlField,
  instantField,
  localeField,
  moneyField,
  onceEach,
  tagsField,
  textField,
} from '@/lib/core/fields';
import { CHARGE_TYPES, PAID_BY } from '@/lib/orders/constants';
import { WITHDRAWAL_EXCEPTION_CODES } from '@/lib/policies/constants';

const weightField = z.int().min(1).max(1_000_000);
/** Serial numbers, as they are engraved: how they are written (case, spaces, dashes) does not matter. */
export const serialsField = z.array(textField(100, 1)).max(500);

export const orderLineWriteSchema = z.strictObject({
  external_id: externalIdField,
  title: textField(500, 1),
  variant_title: textField(500).nullish(),
  sku: textField(255).nullish(),
  product_external_id: externalIdField.nullish(),
  variant_external_id: externalIdField.nullish(),
  image_url: imageUrlField.nullish(),
  quantity: z.int().min(1).max(1_000_000),
  /** Per unit. */
  unit_price: moneyField,
  /** Of the whole line. */
  discount_total: moneyField.nullish(),
  /** Of the whole line: what was charged after all discounts. */
  tax_total: moneyField.nullish(),
  tags: tagsField.nullish(),
  final_sale: z.boolean().nullish(),
  category: textField(255).nullish(),
  withdrawal_exempt: z.boolean().nullish(),
  /** Which exception of the law (Directive 2011/83/EU, article 16) the line falls under; shoppers are told why. */
  withdrawal_exception: z.enum(WITHDRAWAL_EXCEPTION_CODES).nullish(),
  requires_shipping: z.boolean().nullish(),
  /** Lines of the order that name the same set were sold as one. */
  bundle: textField(255, 1).nullish(),
  /** What one is worth where its price does not say: a gift, a part of a set. Per unit. */
  value: moneyField.nullish(),
  /** A gift, given with goods of at least so much. */
  gift_from: moneyField.nullish(),
  /** What one weighs. What comes back is held against it. */
  weight_grams: weightField.nullish(),
  /** What is engraved on the units. One that comes back is of this order or is not. */
  serials: serialsField.nullish(),
});

const lineQuantitySchema = z.strictObject({
  line_external_id: externalIdField,
  quantity: z.int().min(0).max(1_000_000),
});

export const orderRefundWriteSchema = z.strictObject({
  external_id: externalIdField,
  amount: moneyField,
  lines: z.array(lineQuantitySchema).max(500).nullish(),
});

export const addressSchema = z.strictObject({
  name: textField(200).nullish(),
  line1: textField(300).nullish(),
  line2: textField(300).nullish(),
  city: textField(200).nullish(),
  region: textField(200).nullish(),
  postal_code: textField(32).nullish(),
  country: countryField,
});

const orderFieldsSchema = z.strictObject({
  number: textField(64, 1).refine((value) => /[\p{L}\p{N}]/u.test(value), 'Must hold a letter or a digit'),
  placed_at: instantField,
  updated_at: instantField.nullish(),
  cancelled_at: instantField.nullish(),
  fulfilled_at: instantField.nullish(),
  currency: currencyField,
  locale: localeField.nullish(),
  channel: textField(100).nullish(),
  customer: z.strictObject({ email: emailField, phone: textField(50).nullish(), name: textField(200).nullish() }),
  shipping_address: addressSchema.nullish(),
  prices_include_tax: z.boolean(),
  shipping_total: moneyField,
  shipping_tax: moneyField.nullish(),
  /** Off the order as a whole, not already in the lines. */
  discount_total: moneyField.nullish(),
  /** That discount was given with goods of at least so much. */
  discount_from: moneyField.nullish(),
  total_paid: moneyField,
  /** How it was or is to be paid, where no card or platform takes a refund back; left out: one does. */
  paid_by: z.enum(PAID_BY).nullish(),
  /** Sums beside goods and delivery, tax included: they are part of `total_paid`, and of no line. */
  charges: z
    .array(z.strictObject({ type: z.enum(CHARGE_TYPES), title: textField(200, 1).nullish(), amount: moneyField }))
    .max(20)
    .nullish(),
  /** Everyone's refunds; ours are recognised by their provider reference. */
  refunds: z
    .array(orderRefundWriteSchema)
    .max(500)
    .superRefine(onceEach((refund) => refund.external_id, 'external_id'))
    .nullish(),
  tags: tagsField.nullish(),
  is_gift: z.boolean().nullish(),
  /** The merchant's note to the shopper. */
  note: textField(2000).nullish(),
  /** By when the shop promises to hand over what is not yet shipped. */
  ships_by: instantField.nullish(),
  lines: z
    .array(orderLineWriteSchema)
    .min(1)
    .max(500)
    .superRefine(onceEach((line) => line.external_id, 'external_id')),
});

type Money = z.output<typeof moneyField>;

/** Every amount of the order with its path. */
function amountsOf(
  order: z.output<typeof orderFieldsSchema>,
): [path: (string | number)[], money: Money | null | undefined][] {
  return [
    [['shipping_total'], order.shipping_total],
    [['shipping_tax'], order.shipping_tax],
    [['discount_total'], order.discount_total],
    [['discount_from'], order.discount_from],
    [['total_paid'], order.total_paid],
    ...(order.charges ?? []).map((charge, i): [(string | number)[], Money] => [
      ['charges', i, 'amount'],
      charge.amount,
    ]),
    ...(order.refunds ?? []).map((refund, i): [(string | number)[], Money] => [
      ['refunds', i, 'amount'],
      refund.amount,
    ]),
    ...order.lines.flatMap((line, i): [(string | number)[], Money | null | undefined][] => [
      [['lines', i, 'unit_price'], line.unit_price],
      [['lines', i, 'discount_total'], line.discount_total],
      [['lines', i, 'tax_total'], line.tax_total],
      [['lines', i, 'value'], line.value],
      [['lines', i, 'gift_from'], line.gift_from],
    ]),
  ];
}

const LARGEST_LINE = 1_000_000_000_000_000;

/** One currency throughout; a discount never exceeds its line. */
function addsUp(order: z.output<typeof orderFieldsSchema>, context: z.core.$RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [path, money] of amountsOf(order)) {
    if (money && money.currency !== order.currency)
      refuse([...path, 'currency'], `Must be the order's currency, ${order.currency}`);
  }
  for (const [i, line] of order.lines.entries()) {
    const worth = line.unit_price.amount * line.quantity;
    if (worth > LARGEST_LINE) refuse(['lines', i, 'unit_price'], 'Times the quantity is too large');
    else if ((line.value?.amount ?? 0) * line.quantity > LARGEST_LINE)
      refuse(['lines', i, 'value'], 'Times the quantity is too large');
    else if ((line.discount_total?.amount ?? 0) > worth)
      refuse(['lines', i, 'discount_total'], 'Must not exceed the price of the line');
    if ((line.serials?.length ?? 0) > line.quantity) refuse(['lines', i, 'serials'], 'More than the line has units');
  }
}

/** An order as a caller writes it (CONTRACT.md 5). */
export const orderWriteSchema = orderFieldsSchema.superRefine(addsUp);
const { customer } = orderFieldsSchema.shape;
/** As a shop platform tells it: whoever bought at the till, or by phone, may have left no mail address. */
export const platformOrderSchema = orderFieldsSchema
  .extend({ customer: customer.extend({ email: z.union([z.literal(''), emailField]) }) })
  .superRefine(addsUp);
export type OrderWrite = z.output<typeof orderWriteSchema>;

export const orderReadSchema = z.object({
  external_id: z.string(),
  number: z.string(),
  placed_at: z.string(),
  updated_at: z.string().nullable(),
  cancelled_at: z.string().nullable(),
  fulfilled_at: z.string().nullable(),
  currency: z.string(),
  locale: z.string().nullable(),
  channel: z.string().nullable(),
  customer: z.object({ email: z.string(), phone: z.string().nullable(), name: z.string().nullable() }),
  shipping_address: z
    .object({
      name: z.string().nullable(),
      line1: z.string().nullable(),
      line2: z.string().nullable(),
      city: z.string().nullable(),
      region: z.string().nullable(),
      postal_code: z.string().nullable(),
      country: z.string(),
    })
    .nullable(),
  prices_include_tax: z.boolean(),
  shipping_total: moneyField,
  shipping_tax: moneyField,
  discount_total: moneyField,
  discount_from: moneyField.nullable(),
  total_paid: moneyField,
  paid_by: z.enum(PAID_BY).nullable(),
  charges: z.array(z.object({ type: z.enum(CHARGE_TYPES), title: z.string().nullable(), amount: moneyField })),
  refunds: z.array(
    z.object({
      external_id: z.string(),
      amount: moneyField,
      lines: z.array(z.object({ line_external_id: z.string(), quantity: z.int() })),
      /** Made by Porchlight and reported back. */
      is_ours: z.boolean(),
    }),
  ),
  tags: z.array(z.string()),
  is_gift: z.boolean(),
  note: z.string().nullable(),
  ships_by: z.string().nullable(),
  lines: z.array(
    z.object({
      external_id: z.string(),
      title: z.string(),
      variant_title: z.string().nullable(),
      sku: z.string().nullable(),
      product_external_id: z.string().nullable(),
      variant_external_id: z.string().nullable(),
      image_url: z.string().nullable(),
      quantity: z.int(),
      unit_price: moneyField,
      discount_total: moneyField,
      tax_total: moneyField,
      tags: z.array(z.string()),
      final_sale: z.boolean(),
      category: z.string().nullable(),
      withdrawal_exempt: z.boolean(),
      withdrawal_exception: z.enum(WITHDRAWAL_EXCEPTION_CODES).nullable(),
      requires_shipping: z.boolean(),
      bundle: z.string().nullable(),
      value: moneyField.nullable(),
      gift_from: moneyField.nullable(),
      weight_grams: z.int().nullable(),
      serials: z.array(z.string()),
      /** Units that a return claims. */
      claimed: z.int(),
    }),
  ),
  /** The version of the return policy in force when the order was placed. */
  policy_version: z.int(),
  /** When its shopper was erased: the person is gone and is not written into it again. */
  erased_at: z.string().nullable(),
  /** The shopper's page. The address is the key: whoever has it sees the order. */
  tracking_url: z.string(),
});
export type OrderRead = z.output<typeof orderReadSchema>;
