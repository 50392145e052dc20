import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { amount, createdAt, id, instant, shopId } from './columns';

export const products = pgTable(
  'products',
  {
    shopId: shopId(),
    id: id(),
    externalId: text('external_id').notNull(),
    title: text('title').notNull(),
    imageUrl: text('image_url'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    category: text('category'),
    /** A care tip by locale, shown when the product is delivered. */
    careTips: jsonb('care_tips').$type<Record<string, string>>().notNull().default({}),
    /** What customs asks of it. */
    customs: jsonb('customs')
      .$type<{ hs_code?: string; origin_country?: string; weight_grams?: number }>()
      .notNull()
      .default({}),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('products_shop_id_external_id_key').on(t.shopId, t.externalId),
  ],
);

export const variants = pgTable(
  'variants',
  {
    shopId: shopId(),
    id: id(),
    productId: uuid('product_id').notNull(),
    externalId: text('external_id').notNull(),
    position: integer('position').notNull(),
    sku: text('sku'),
    title: text('title').notNull(),
    options: jsonb('options').$type<Record<string, string>>().notNull().default({}),
    price: amount('price').notNull(),
    currency: text('currency').notNull(),
    /** Units the shop says it has; null: not counted. */
    stock: integer('stock'),
    /** Units promised to open exchanges. */
    reserved: integer('reserved').notNull().default(0),
    imageUrl: text('image_url'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('variants_shop_id_external_id_key').on(t.shopId, t.externalId),
    index('variants_shop_id_product_id_idx').on(t.shopId, t.productId),
    foreignKey({ columns: [t.shopId, t.productId], foreignColumns: [products.shopId, products.id] }).onDelete(
      'cascade',
    ),
    check('variants_price_check', sql`${t.price} >= 0`),
    check('variants_reserved_check', sql`${t.reserved} >= 0`),
  ],
);
