import { eq } from 'drizzle-orm';
import { PgSelectBase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { variants } from '@/db/schema/catalog';
import { orderLines } from '@/db/schema/orders';
import { stockReservations } from '@/db/schema/return-ways';
import { returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { isIntegrityFailure } from '@/lib/core/failures';
import { inShop } from '@/lib/core/unit-of-work';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';

/**
 * T26 and C19: many people at once for the last of something. `SABOTAGE=lock` takes the row locks away: the CHECK must then
 * catch what slips through. `SABOTAGE=lock,check` takes both away: the first test must then fail. `SABOTAGE=shelf` promises
 * items without asking whether they are there: the second must then fail.
 */
const SABOTAGE = (process.env.SABOTAGE ?? '').split(',');
if (SABOTAGE.includes('shelf')) {
  const client = pg.Client.prototype as unknown as {
    query: (config: { text?: string }, ...rest: unknown[]) => unknown;
  };
  const { query } = client;
  client.query = function (config, ...rest) {
    const text = config?.text?.replace(/ and \("variants"\."stock" is null or .*?>= \$\d+\)/, (asked) =>
      asked.replace(/>= (\$\d+)/, '>= $1 or true'),
    );
    return query.call(this, text ? { ...config, text } : config, ...rest);
  };
}
const ROUNDS = process.env.PORCHLIGHT_DEEP ? 100 : 2;
const CROWD = 50;

const shipped = { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() };
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

async function asOwner<T>(
  run: (client: { query: (sql: string, values?: unknown[]) => Promise<{ rows: never[] }> }) => Promise<T>,
) {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return await run(client as never);
  } finally {
    client.release(true);
  }
}
const sound = () =>
  asOwner(async (client) => (await checkInvariants(client as never, NOW)).filter(({ violations }) => violations > 0));

const prototype = PgSelectBase.prototype as unknown as { for: (...args: unknown[]) => unknown };
const locks = prototype.for;
beforeAll(async () => {
  if (SABOTAGE.includes('lock'))
    prototype.for = function (this: unknown) {
      return this;
    };
  if (SABOTAGE.includes('check'))
    await asOwner((client) => client.query('alter table order_lines drop constraint order_lines_claimed_check'));
});
afterAll(() => {
  prototype.for = locks;
});

const outcome = async (works: (() => Promise<unknown>)[]) => {
  const results = await Promise.allSettled(works.map((work) => work()));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  return { worked: results.length - failures.length, failures };
};

describe('the last unit', () => {
  it('is claimed by one of fifty, and the others are told so cleanly', { timeout: 1_800_000 }, () =>
    withCommittedShop(async (shopId) => {
      for (let round = 0; round < ROUNDS; round++) {
        const order = await inside(shopId, (ctx) => createOrder(ctx, { ...shipped, lines: [{ quantity: 1 }] }));
        const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small' };
        const { worked, failures } = await outcome(
          Array.from(
            { length: CROWD },
            (_, i) => () =>
              inside(shopId, (ctx) =>
                createReturn(ctx, {
                  orderId: order.id,
                  lines: [{ ...line, resolution: i % 3 === 0 ? 'store_credit' : i % 3 === 1 ? 'replace' : 'refund' }],
                  method: 'label',
                }),
              ),
          ),
        );
        expect(worked).toBe(1);
        const isClean = (error: unknown) =>
          error instanceof AppError
            ? ['CONFLICT', 'INELIGIBLE'].includes(error.code)
            : SABOTAGE.includes('lock') && isIntegrityFailure(error);
        expect(failures.filter((error) => !isClean(error))).toEqual([]);
        const [row] = await inside(shopId, (ctx) =>
          ctx.db.select().from(orderLines).where(eq(orderLines.orderId, order.id)),
        );
        expect(row?.claimed).toBe(1);
      }
      expect(await sound()).toEqual([]);
    }),
  );
});

describe('the last items on the shelf', () => {
  const exchangeFor = (shopId: ShopId, orderId: string) =>
    inside(shopId, (ctx) =>
      createReturn(ctx, {
        orderId,
        method: 'label',
        lines: [
          {
            line_external_id: 'line-1',
            quantity: 1,
            reason: 'too_small',
            resolution: 'exchange',
            exchange_variant_external_id: 'p-1-43',
          },
        ],
      }),
    );
  const given = (shopId: ShopId, count: number) =>
    inside(shopId, async (ctx) => {
      await createProduct(ctx, { externalId: 'p-1' });
      const orders: string[] = [];
      for (let i = 0; i < count; i++) {
        const line = { quantity: 1, unit_price: 14_900, product_external_id: 'p-1', variant_external_id: 'p-1-42' };
        orders.push((await createOrder(ctx, { ...shipped, lines: [line] })).id);
      }
      return orders;
    });
  const shelf = (shopId: ShopId) =>
    inside(shopId, async (ctx) => ({
      variant: (await ctx.db.select().from(variants).where(eq(variants.externalId, 'p-1-43')))[0],
      open: (await ctx.db.select().from(stockReservations)).filter(({ state }) => state === 'open').length,
    }));

  it('five go to five of fifty, again and again', { timeout: 1_800_000 }, () =>
    withCommittedShop(async (shopId) => {
      const orders = await given(shopId, CROWD);
      for (let round = 0; round < ROUNDS; round++) {
        const { worked, failures } = await outcome(orders.map((id) => () => exchangeFor(shopId, id)));
        expect(worked).toBe(5);
        expect(failures.every((error) => error instanceof AppError)).toBe(true);
        expect(await shelf(shopId)).toMatchObject({ variant: { stock: 5, reserved: 5 }, open: 5 });
        const open = await inside(shopId, (ctx) =>
          ctx.db.select().from(returns).where(eq(returns.status, 'requested')),
        );
        await outcome(
          open.flatMap(({ id }) =>
            [1, 2].map(() => () => inside(shopId, (ctx) => cancelReturn(ctx, { returnId: id }))),
          ),
        );
        expect(await shelf(shopId)).toMatchObject({ variant: { stock: 5, reserved: 0 }, open: 0 });
      }
      expect(await sound()).toEqual([]);
    }),
  );

  it('a connection killed between the reservation and its commit holds nothing back', () =>
    withCommittedShop(async (shopId) => {
      const [orderId = ''] = await given(shopId, 1);
      const killed = inside(shopId, async (ctx) => {
        await createReturn(ctx, {
          orderId,
          method: 'label',
          lines: [
            {
              line_external_id: 'line-1',
              quantity: 1,
              reason: 'too_small',
              resolution: 'exchange',
              exchange_variant_external_id: 'p-1-43',
            },
          ],
        });
        const { rows } = await ctx.db.execute<{ pid: number }>('select pg_backend_pid() as pid');
        await asOwner((client) => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]));
      });
      await expect(killed).rejects.toThrow();
      expect(await shelf(shopId)).toMatchObject({ variant: { reserved: 0 }, open: 0 });
      await exchangeFor(shopId, orderId);
      expect(await sound()).toEqual([]);
    }));
});
