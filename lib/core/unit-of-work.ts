import { sql } from 'drizzle-orm';
import { bind } from '@/db/client';
import { getPool } from '@/db/pool';
import type { Actor, Ctx, ShopId } from './context';
import { newId } from './ids';

/** A proven shop and actor: what a gate in lib/auth or lib/access hands out. */
export type Gate = { shopId: ShopId; actor: Actor; requestId?: string; now?: Date };

const AS_TENANT = { name: 'as-tenant', text: "select set_config('app.tenant', $1, true)" };
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * Runs one unit of work as a shop: one transaction bound to the tenant, committed when `run` resolves. A deadlock or
 * serialisation failure is tried again, so `run` must do nothing but database work.
 */
export async function inShop<T>(gate: Gate, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(gate, run);
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code;
      if (attempt >= 5 || !code || !RETRYABLE.has(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * Math.random()));
    }
  }
}

async function once<T>(gate: Gate, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  try {
    // Sent ahead of the work's first statement, with which they travel; should they fail, so does all that follows them.
    const begun = Promise.all([client.query('begin'), client.query({ ...AS_TENANT, values: [gate.shopId] })]);
    begun.catch(() => {});
    const result = await run({
      shopId: gate.shopId,
      actor: gate.actor,
      db: bind(client),
      now: gate.now ?? new Date(),
      requestId: gate.requestId ?? newId(),
    });
    await begun;
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection whose rollback fails is thrown away rather than handed on with a tenant still set.
    await client.query('rollback').then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    );
    throw error;
  }
}

/**
 * Parts of a unit of work whose statements travel together. Unlike `Promise.all` it ends only when every part has: none may
 * still be writing when the work is undone. Throws what failed first in their order.
 */
export async function together<T extends readonly unknown[]>(
  parts: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const ended = await Promise.allSettled(parts);
  const failed = ended.find((part) => part.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.map((part) => (part as PromiseFulfilledResult<unknown>).value) as never;
}

/** Undoes what `run` wrote when it throws, and leaves the unit of work usable. */
export async function withSavepoint<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  await ctx.db.execute(sql`savepoint attempt`);
  try {
    const result = await run(ctx);
    await ctx.db.execute(sql`release savepoint attempt`);
    return result;
  } catch (error) {
    await ctx.db.execute(sql`rollback to savepoint attempt`);
    throw error;
  }
}

/** Text form of an actor, as audit and history rows keep it. */
export function actorKey(actor: Actor): string {
  switch (actor.type) {
    case 'staff':
      return `staff:${actor.userId}`;
    case 'shopper':
      return `shopper:${actor.orderId}`;
    case 'api':
      return `api:${actor.keyId}`;
    case 'integration':
      return `integration:${actor.connectionId}`;
    case 'system':
      return `system:${actor.job}`;
  }
}
