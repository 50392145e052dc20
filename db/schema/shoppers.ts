import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { FLAG_KINDS } from '@/lib/returns/constants';
import { variants } from './catalog';
import { bytea, id, instant, shopId } from './columns';
import { orders } from './orders';

/** Who asked to be told, once, when a size or colour is back; the row is their consent, and gone when they take it back. */
export const stockAlerts = pgTable(
  'stock_alerts',
  {
    shopId: shopId(),
    id: id(),
    variantId: uuid('variant_id').notNull(),
    orderId: uuid('order_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Nobody is told later than this. */
    expiresAt: instant('expires_at').notNull(),
    toldAt: instant('told_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('stock_alerts_waiting_idx').on(t.shopId, t.variantId, t.orderId).where(sql`${t.toldAt} is null`),
    foreignKey({ columns: [t.shopId, t.variantId], foreignColumns: [variants.shopId, variants.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }).onDelete('cascade'),
  ],
);

/** What staff noted about a shopper after a return went wrong. A flag asks for a person; it never refuses by itself. */
export const customerFlags = pgTable(
  'customer_flags',
  {
    shopId: shopId(),
    id: id(),
    /** Keyed hash of the email. */
    accountKey: bytea('account_key').notNull(),
    kind: text('kind', { enum: FLAG_KINDS }).notNull(),
    note: text('note'),
    returnId: uuid('return_id'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    liftedBy: text('lifted_by'),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('customer_flags_shop_id_account_key_idx').on(t.shopId, t.accountKey).where(sql`${t.liftedAt} is null`),
  ],
);
