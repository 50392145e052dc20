import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { DOMAIN_STATES } from '@/lib/domains/constants';
import type { DomainProblem } from '@/lib/domains/types';
import { createdAt, id, instant, shopId } from './columns';

/** Names of a shop's own under which its pages live (lib/domains). A released one stays, so that nobody else takes it soon. */
export const domains = pgTable(
  'domains',
  {
    shopId: shopId(),
    id: id(),
    /** Lower case, without port and closing dot, in its ASCII form. */
    host: text('host').notNull(),
    /** What its TXT record must say: of this shop and this attempt alone. */
    token: text('token').notNull(),
    state: text('state', { enum: DOMAIN_STATES }).notNull(),
    /** The one that mails, the API and codes name. */
    isPrimary: boolean('is_primary').notNull().default(false),
    /** What the last look at it found wanting. */
    problems: jsonb('problems').$type<DomainProblem[]>().notNull().default([]),
    checkedAt: instant('checked_at'),
    verifiedAt: instant('verified_at'),
    failingSince: instant('failing_since'),
    releasedAt: instant('released_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    // Across shops: a name is served for one of them.
    uniqueIndex('domains_host_key').on(t.host).where(sql`${t.state} in ('verified', 'failing')`),
    uniqueIndex('domains_shop_id_host_key').on(t.shopId, t.host).where(sql`${t.state} <> 'released'`),
    uniqueIndex('domains_shop_id_primary_key').on(t.shopId).where(sql`${t.isPrimary}`),
    index('domains_host_released_at_idx').on(t.host, t.releasedAt).where(sql`${t.state} = 'released'`),
    check('domains_host_check', sql`${t.host} = lower(${t.host}) and length(${t.host}) between 4 and 253`),
    check('domains_verified_check', sql`${t.state} not in ('verified', 'failing') or ${t.verifiedAt} is not null`),
    check('domains_failing_check', sql`(${t.state} = 'failing') = (${t.failingSince} is not null)`),
    check('domains_released_check', sql`(${t.state} = 'released') = (${t.releasedAt} is not null)`),
    check('domains_primary_check', sql`not ${t.isPrimary} or ${t.state} in ('verified', 'failing')`),
  ],
);
