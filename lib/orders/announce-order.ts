import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { readOrders } from './queries/read-orders';

/** Tells the shop's systems that an order was written, as it now stands. */
export async function announceOrder(ctx: Ctx, orderId: string): Promise<void> {
  const data = async () => (await readOrders(ctx, { where: eq(orders.id, orderId) }))[0]?.answer;
  await publishEvent(ctx, { type: 'order.updated', subject: orderId, orderId, data });
}
