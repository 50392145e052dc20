import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { OrderRead } from '../schema';
import { readOrders } from './read-orders';

/** One order as the API answers it. Throws NOT_FOUND for an unknown or foreign id. */
export async function getOrder(ctx: Ctx, input: { externalId: string }): Promise<OrderRead> {
  const [found] = await readOrders(ctx, { where: eq(orders.externalId, input.externalId) });
  if (!found) throw notFound('order');
  return found.answer;
}
