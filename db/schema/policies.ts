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

/** The one policy being written in a shop; with `publish_at` it becomes a version by itself at that time. */
export const policyDrafts = pgTable(
  'policy_drafts',
  {
    shopId: shopId(),
    document: jsonb('document').notNull(),
    /** The version it was made from: once there is a newer one, it no longer becomes one by itself. */
    baseVersion: integer('base_version').notNull(),
    /** Raised by each save; a tab that writes over a newer draft is told so. */
    revision: integer('revision').notNull(),
    publishAt: instant('publish_at'),
    /** Why its time passed without it becoming a version. */
    problem: text('problem', { enum: ['overtaken', 'invalid'] }),
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId] }), check('policy_drafts_revision_check', sql`${t.revision} > 0`)],
);
