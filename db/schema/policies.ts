import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns';

/** Each saved policy document; an order keeps the version that was current when it was placed. */
export const policyVersions = pgTable(
  'policy_versions',
  {
    shopId: shopId(),
    version: integer('version').notNull(),
    document: jsonb('document').notNull(),
    createdBy: text('created_by').notNull(),
    /** In force for orders placed from here on. */
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.version] }),
    check('policy_versions_version_check', sql`${t.version} > 0`),
  ],
);
