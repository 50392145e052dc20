import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, shopId } from './columns';

export const brands = pgTable(
  'brands',
  {
    shopId: shopId(),
    id: id(),
    name: text('name').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    /** The theme document being edited; null when it equals the published one. */
    draft: jsonb('draft'),
    draftUpdatedAt: instant('draft_updated_at'),
    /** When the draft becomes what shoppers see, by itself; null: when somebody says so. */
    publishAt: instant('publish_at'),
    publishedVersion: integer('published_version').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    check('brands_publish_at_check', sql`${t.publishAt} is null or ${t.draft} is not null`),
    uniqueIndex('brands_shop_id_default_idx').on(t.shopId).where(sql`${t.isDefault}`),
  ],
);

export const brandVersions = pgTable(
  'brand_versions',
  {
    shopId: shopId(),
    brandId: uuid('brand_id').notNull(),
    version: integer('version').notNull(),
    theme: jsonb('theme').notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.brandId, t.version] }),
    foreignKey({ columns: [t.shopId, t.brandId], foreignColumns: [brands.shopId, brands.id] }).onDelete('cascade'),
    check('brand_versions_version_check', sql`${t.version} > 0`),
  ],
);

/** Pictures and files a shop or shopper gave us, re-encoded before they are stored. */
export const uploads = pgTable(
  'uploads',
  {
    shopId: shopId(),
    id: id(),
    kind: text('kind', { enum: ['logo', 'photo', 'font'] }).notNull(),
    mime: text('mime').notNull(),
    /** Small files live in the row, so a backup of the database is a backup of the shop. */
    bytes: bytea('bytes').notNull(),
    sha256: bytea('sha256').notNull(),
    width: integer('width'),
    height: integer('height'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('uploads_shop_id_created_at_idx').on(t.shopId, t.createdAt),
    check('uploads_bytes_check', sql`octet_length(${t.bytes}) between 1 and 8388608`),
  ],
);
