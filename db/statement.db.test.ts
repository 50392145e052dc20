import { and, eq, isNull, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newId } from '@/lib/core/ids';
import { grants } from './schema/access';
import { customerFlags } from './schema/shoppers';
import { type Given, insertRow, rawStatement, statement } from './statement';
import { createOrder } from './testing/factories/create-order';
import { NOW, withTestDb } from './testing/test-db';

const accountKey = Buffer.alloc(32, 7);
const flag = (shopId: string) => ({ shopId, id: newId(), accountKey, kind: 'other' as const, createdBy: 'test' });

const openFlags = statement((db, given: Given<{ shopId: string; accountKey: Buffer }>) =>
  db
    .select({ id: customerFlags.id, note: customerFlags.note, createdAt: customerFlags.createdAt })
    .from(customerFlags)
    .where(
      and(
        eq(customerFlags.shopId, given.shopId),
        eq(customerFlags.accountKey, given.accountKey),
        isNull(customerFlags.liftedAt),
      ),
    )
    .orderBy(customerFlags.note),
);

const lift = statement((db, given: Given<{ shopId: string; id: string; at: Date | null }>) =>
  db
    .update(customerFlags)
    .set({ liftedAt: sql`${given.at}::timestamptz` })
    .where(and(eq(customerFlags.shopId, given.shopId), eq(customerFlags.id, given.id))),
);

const countFlags = rawStatement<{ shopId: string }, { count: number }>(
  ({ shopId }) => sql`select count(*)::int as count from customer_flags where shop_id = ${shopId}`,
);

it('says the same with other values each time: moments, bytes and nothing as their columns have them', () =>
  withTestDb(async (t) => {
    const [ours, theirs] = [await t.createShop(), await t.createShop()];
    for (const shopId of [ours, theirs]) {
      const { db } = await t.as(shopId);
      const [first, second] = [flag(shopId), flag(shopId)];
      await insertRow(db, customerFlags, { ...first, note: 'a', createdAt: NOW });
      await insertRow(db, customerFlags, { ...second, note: null, createdAt: new Date(NOW.getTime() + 1) });
      const read = () => openFlags(db, { shopId, accountKey });
      expect(await read()).toEqual([
        { id: first.id, note: 'a', createdAt: NOW },
        { id: second.id, note: null, createdAt: new Date(NOW.getTime() + 1) },
      ]);
      await lift(db, { shopId, id: first.id, at: NOW });
      expect(await read()).toHaveLength(1);
      await lift(db, { shopId, id: first.id, at: null });
      expect(await read()).toHaveLength(2);
      expect(await countFlags(db, { shopId })).toEqual([{ count: 2 }]);
    }
  }));

it('inserts what has the same key once where it is told to, and says no otherwise', () =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const ctx = await t.as(shopId);
    const order = await createOrder(ctx, {});
    const grant = () => ({
      shopId,
      id: newId(),
      tokenHash: accountKey,
      purpose: 'track' as const,
      scope: 'full' as const,
      orderId: order.id,
      origin: 'test',
      expiresAt: NOW,
    });
    const first = grant();
    await insertRow(ctx.db, grants, first, { unless: grants.tokenHash });
    await insertRow(ctx.db, grants, grant(), { unless: grants.tokenHash });
    const kept = await ctx.db.select({ id: grants.id }).from(grants).where(eq(grants.tokenHash, accountKey));
    expect(kept).toEqual([{ id: first.id }]);
    await expect(insertRow(ctx.db, grants, grant())).rejects.toMatchObject({ cause: { code: '23505' } });
  }));
