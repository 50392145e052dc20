import { z } from 'zod';
import { emailField, externalIdField, instantField, moneyField, textField } from '@/lib/core/fields';

const sum = moneyField.refine(({ amount }) => amount > 0, { message: 'Must be more than nothing', path: ['amount'] });
const money = z.object({ amount: z.int(), currency: z.string() });

export const creditReadSchema = z.object({
  id: z.string(),
  balance: money,
  /** The part of the balance that was given on top of what was paid. */
  bonus: money,
  lots: z.array(z.object({ amount: money, is_bonus: z.boolean(), expires_at: z.string().nullable() })),
  updated_at: z.string(),
});
export type CreditRead = z.output<typeof creditReadSchema>;

export const spendReadSchema = z.object({
  id: z.string(),
  store_credit_id: z.string(),
  order_external_id: z.string().nullable(),
  amount: money,
  bonus: money,
  restored: money,
  bonus_voided: money,
  balance: money,
  created_at: z.string(),
});
export type SpendRead = z.output<typeof spendReadSchema>;

export const issueCreditInput = z.strictObject({
  email: emailField,
  amount: sum,
  bonus: moneyField.nullish(),
  expires_at: instantField.nullish(),
  /** Why, for the shop's own people; no personal data. */
  note: textField(500).nullish(),
});
export const spendCreditInput = z.strictObject({ amount: sum, order_external_id: externalIdField.nullish() });
export const restoreCreditInput = z.strictObject({
  spend_id: z.string().max(255),
  amount: sum.nullish(),
  /** The shop called the order off: bonus comes back as well. */
  keep_bonus: z.boolean().optional(),
});
const shop = z.string().max(63);
const amount = z.int('Write an amount.').min(1, 'More than nothing, please.').max(100_000_000, 'That is too much.');
const why = textField(500)
  .transform((text) => text.trim())
  .refine((text) => text !== '', 'Say why: your team reads it.');

export const giveCreditInput = z.strictObject({
  shop,
  orderId: z.uuid(),
  amount,
  /** Days until it runs out; null: as long as any credit of the shop. */
  days: z.int().min(1).max(3650).nullable(),
  note: why,
});
export const takeCreditInput = z.strictObject({
  shop,
  accountId: z.uuid(),
  amount,
  currency: z.string().regex(/^[A-Z]{3}$/),
  note: why,
});

export const clawBackCreditInput = z.strictObject({ amount: sum, note: textField(500).nullish() });
