import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { withSavepoint } from '@/lib/core/unit-of-work';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { orderArrival, type ParkedReason } from './constants';

/** Why a message must wait: with `waitsFor`, until that arrives; else until a person has looked. */
export type Waiting = { reason: ParkedReason; detail: string | null; waitsFor: string | null };

export const refused = (detail: string): Waiting => ({
  reason: 'refused',
  detail: storable(detail, 500),
  waitsFor: null,
});

export const unknownOrder = (externalId: string): Waiting => ({
  reason: 'unknown_order',
  detail: null,
  waitsFor: storable(orderArrival(externalId), 300),
});

/** Runs a verb; what it refuses becomes the reason to wait, and nothing of it stays. */
export async function attempt(ctx: Ctx, verb: (ctx: Ctx) => Promise<unknown>): Promise<Waiting | null> {
  try {
    await withSavepoint(ctx, verb);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(error.details.errors?.map(({ message }) => message).join('; ') || error.message);
  }
}

/** Whether the order is there. If not, whoever brings it will find the message that waits. */
export async function arrivedOrder(ctx: Ctx, externalId: string): Promise<boolean> {
  const look = () =>
    ctx.db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)));
  if ((await look()).length > 0) return true;
  await lockArrivals(ctx, [orderArrival(externalId)], 'shared');
  return (await look()).length > 0;
}
