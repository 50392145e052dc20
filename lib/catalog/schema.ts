import { z } from 'zod';
import {
  externalIdField,
  imageUrlField,
  localeField,
  moneyField,
  onceEach,
  tagsField,
  textField,
} from '@/lib/core/fields';

export const variantWriteSchema = z.strictObject({
  external_id: externalIdField,
  sku: textField(255).nullish(),
  title: textField(500, 1),
  /** `{"Size": "42"}` */
  options: z.record(textField(100, 1), textField(255)).nullish(),
  price: moneyField,
  /** Units in stock; null: not counted. */
  stock: z.int().min(0).max(1_000_000_000).nullish(),
  image_url: imageUrlField.nullish(),
});

/** A product as a caller writes it (CONTRACT.md 5). */
export const productWriteSchema = z.strictObject({
  title: textField(500, 1),
  image_url: imageUrlField.nullish(),
  tags: tagsField.nullish(),
  category: textField(255).nullish(),
  /** What one weighs, where the order's line does not say. */
  weight_grams: z.int().min(1).max(1_000_000).nullish(),
  /** A care tip by locale, shown when the product is delivered. */
  care_tips: z.record(localeField, textField(1000)).nullish(),
  variants: z
    .array(variantWriteSchema)
    .max(500)
    .superRefine(onceEach((variant) => variant.external_id, 'external_id'))
    .nullish(),
});
export type ProductWrite = z.output<typeof productWriteSchema>;

export const productReadSchema = z.object({
  external_id: z.string(),
  title: z.string(),
  image_url: z.string().nullable(),
  tags: z.array(z.string()),
  category: z.string().nullable(),
  weight_grams: z.int().nullable(),
  care_tips: z.record(z.string(), z.string()),
  variants: z.array(
    z.object({
      external_id: z.string(),
      sku: z.string().nullable(),
      title: z.string(),
      options: z.record(z.string(), z.string()),
      price: moneyField,
      stock: z.int().nullable(),
      /** Units promised to open exchanges. */
      reserved: z.int(),
      image_url: z.string().nullable(),
    }),
  ),
});
export type ProductRead = z.output<typeof productReadSchema>;
