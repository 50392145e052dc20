import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { shops } from './shops';

/** The tenant. Every table of a shop carries it, leads its keys with it, and goes when the shop goes. */
export const shopId = () =>
  uuid('shop_id')
    .notNull()
    .references(() => shops.id, { onDelete: 'cascade' });

export const id = () => uuid('id').notNull();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const createdAt = () => instant('created_at').notNull().defaultNow();

/** Integer minor units of the row's currency. */
export const amount = (name: string) => bigint(name, { mode: 'number' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
