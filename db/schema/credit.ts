import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CREDIT_ENTRY_KINDS } from '@/lib/credit/constants';
import { amount, bytea, id, instant, shopId } from './columns';

/** What a shopper has in a shop and currency. The row is the lock: whoever spends holds it, and its CHECK is the last wall. */
export const creditAccounts = pgTable(
  'credit_accounts',
  {
    shopId: shopId(),
    id: id(),
    /** Keyed hash of the email. */
    accountKey: bytea('account_key').notNull(),
    currency: text('currency').notNull(),
    balance: amount('balance').notNull().default(0),
    /** The part of the balance that was given on top of what was paid. */
    bonusBalance: amount('bonus_balance').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('credit_accounts_shop_id_account_key_currency_key').on(t.shopId, t.accountKey, t.currency),
    check('credit_accounts_balance_check', sql`${t.bonusBalance} >= 0 and ${t.balance} >= ${t.bonusBalance}`),
    check('credit_accounts_currency_check', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** Credit used at a checkout, principal and bonus apart, with what of it came back. */
export const creditSpends = pgTable(
  'credit_spends',
  {
    shopId: shopId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** The order it paid for, by the caller's own id; the order itself often comes later. */
    orderExternalId: text('order_external_id'),
    principal: amount('principal').notNull(),
    bonus: amount('bonus').notNull(),
    restored: amount('restored').notNull().default(0),
    bonusRestored: amount('bonus_restored').notNull().default(0),
    /** Bonus that is not given back, because what it paid for came back. */
    bonusVoided: amount('bonus_voided').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('credit_spends_shop_id_order_external_id_idx').on(t.shopId, t.orderExternalId),
    foreignKey({
      columns: [t.shopId, t.accountId],
      foreignColumns: [creditAccounts.shopId, creditAccounts.id],
    }).onDelete('cascade'),
    check(
      'credit_spends_amounts_check',
      sql`${t.principal} >= 0 and ${t.bonus} >= 0 and ${t.principal} + ${t.bonus} > 0`,
    ),
    check(
      'credit_spends_restored_check',
      sql`${t.restored} between 0 and ${t.principal} and ${t.bonusRestored} >= 0 and ${t.bonusVoided} >= 0 and ${t.bonusRestored} + ${t.bonusVoided} <= ${t.bonus}`,
    ),
  ],
);

/** Store credit, append-only. What is given is a lot with its own expiry; what is taken names the lot it comes from. */
export const creditEntries = pgTable(
  'credit_entries',
  {
    shopId: shopId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    accountKey: bytea('account_key').notNull(),
    currency: text('currency').notNull(),
    amount: amount('amount').notNull(),
    kind: text('kind', { enum: CREDIT_ENTRY_KINDS }).notNull(),
    code: text('code'),
    /** Of what takes: the entry it takes from. */
    lotId: uuid('lot_id'),
    /** Of a lot: it was given on top of what was paid. */
    isBonus: boolean('is_bonus').notNull().default(false),
    returnId: uuid('return_id'),
    intentId: uuid('intent_id'),
    spendId: uuid('spend_id'),
    expiresAt: instant('expires_at'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('credit_entries_shop_id_account_id_idx').on(t.shopId, t.accountId),
    uniqueIndex('credit_entries_intent_idx').on(t.shopId, t.intentId, t.kind).where(sql`${t.intentId} is not null`),
    foreignKey({
      columns: [t.shopId, t.accountId],
      foreignColumns: [creditAccounts.shopId, creditAccounts.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.shopId, t.spendId], foreignColumns: [creditSpends.shopId, creditSpends.id] }).onDelete(
      'cascade',
    ),
    check('credit_entries_amount_check', sql`(${t.amount} > 0) = (${t.lotId} is null) and ${t.amount} <> 0`),
  ],
);
