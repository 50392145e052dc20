import { z } from 'zod';

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code such as EUR');
export const amountSchema = z.int().min(0);
export const percentSchema = z.number().min(0).max(100);
export const amountsSchema = z
  .array(z.strictObject({ amount: amountSchema, currency: currencySchema }))
  .max(200)
  .refine((amounts) => new Set(amounts.map((money) => money.currency)).size === amounts.length, {
    message: 'Give each currency once',
  });

/** A fixed sum: `amount` in the shop's own currency, `amounts` for others. */
export const feeSchema = z
  .strictObject({ amount: amountSchema.optional(), amounts: amountsSchema.optional() })
  .refine((fee) => fee.amount !== undefined || fee.amounts !== undefined, { message: 'Give an amount' });
export const shareOrSum = {
  percent: percentSchema.optional(),
  amount: amountSchema.optional(),
  amounts: amountsSchema.optional(),
};
export const isShareOrSum = (value: { percent?: unknown; amount?: unknown; amounts?: unknown }) =>
  (value.percent === undefined || value.percent === null) !==
  ((value.amount === undefined || value.amount === null) && value.amounts === undefined);
export const eitherMessage = { message: 'Give either a percent or an amount' };
export const shareOrSumSchema = z.strictObject(shareOrSum).refine(isShareOrSum, eitherMessage);
