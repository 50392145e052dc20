import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { STAFF_ROLES } from '@/lib/core/constants';
import { bytea, createdAt, id, instant, shopId } from './columns';

/** People who sign in to the console. Reached by the app role only through the functions in 0001_walls.sql. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [check('users_email_check', sql`${t.email} = lower(${t.email}) and position('@' in ${t.email}) > 1`)],
);

/** Apart from users, so that no query that reads a person can return a hash. */
export const userPasswords = pgTable('user_passwords', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** scrypt$N$r$p$salt$hash, base64url */
  hash: text('hash').notNull(),
  changedAt: instant('changed_at').notNull().defaultNow(),
});

export const staffSessions = pgTable('staff_sessions', {
  id: uuid('id').primaryKey(),
  userId: uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
});

/** Emailed sign-in links: once, 15 minutes, only the hash is kept. */
export const loginTokens = pgTable('login_tokens', {
  tokenHash: bytea('token_hash').primaryKey(),
  userId: uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const members = pgTable(
  'members',
  {
    shopId: shopId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.userId] }), index('members_user_id_idx').on(t.userId)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    shopId: shopId(),
    id: id(),
    name: text('name').notNull(),
    /** First characters, to tell keys apart on screen. */
    prefix: text('prefix').notNull(),
    /** SHA-256 of the whole key. */
    hash: bytea('hash').notNull().unique(),
    scopes: text('scopes').array().notNull().default(sql`'{read,write}'`),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

export const auditLog = pgTable(
  'audit_log',
  {
    shopId: shopId(),
    id: id(),
    at: instant('at').notNull(),
    /** `staff:{id}`, `shopper:{order}`, `api:{key}`, `integration:{connection}`, `system:{job}` */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    requestId: text('request_id').notNull(),
    /** What changed; never personal data. */
    details: text('details'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('audit_log_shop_id_entity_idx').on(t.shopId, t.entity, t.entityId),
  ],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    shopId: shopId(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body: the same key with another request is refused. */
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    /** The first answer, byte for byte; null while the first request is in flight. */
    response: text('response'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.key] }),
    index('idempotency_keys_created_at_idx').on(t.createdAt),
    check('idempotency_keys_key_check', sql`length(${t.key}) between 1 and 255`),
  ],
);
