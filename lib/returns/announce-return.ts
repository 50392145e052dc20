import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { WebhookEvent } from '@/lib/webhooks/constants';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { getReturn } from './queries/read-returns';

/** What of a return's history is nobody else's business: words between people, and what opening it already tells. */
const UNTOLD = new Set(['note']);

const REFUND_EVENTS: Record<string, WebhookEvent> = {
  refunded: 'refund.succeeded',
  credit_issued: 'refund.succeeded',
  refund_failed: 'refund.failed',
  refund_bounced: 'refund.failed',
};

/** What a telling needs to know of a return; whoever has just written it knows it already. */
export type ReturnOf = { orderId: string; createdAt: Date };

async function returnOf(ctx: Ctx, returnId: string): Promise<ReturnOf> {
  const [row] = await ctx.db
    .select({ orderId: returns.orderId, createdAt: returns.createdAt })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  if (!row) throw notFound('return');
  return row;
}

/**
 * Tells the shop's systems of what was done about a return, as it stands afterwards; of a refund also by itself, as the
 * return shows it.
 */
export async function announceReturn(
  ctx: Ctx,
  input: { returnId: string; type: string; data?: Record<string, unknown>; of?: ReturnOf },
): Promise<void> {
  const { returnId, type, data: details } = input;
  if (UNTOLD.has(type)) return;
  const row = input.of ?? (await returnOf(ctx, returnId));
  const { orderId } = row;
  const isNew = type === 'requested' || row.createdAt.getTime() === ctx.now.getTime();
  await publishEvent(ctx, {
    type: isNew ? 'return.created' : 'return.updated',
    subject: returnId,
    orderId,
    data: () => getReturn(ctx, { id: returnId }),
  });
  const refundEvent = REFUND_EVENTS[type];
  if (!refundEvent) return;
  await publishEvent(ctx, {
    type: refundEvent,
    subject: `${returnId} ${details?.reference ?? type}`,
    orderId,
    data: async () => {
      const { id, number, order_external_id, refunds } = await getReturn(ctx, { id: returnId });
      const told = details?.reference;
      const refund = refunds.findLast(({ reference, state }) => (told ? reference === told : state === 'failed'));
      return { return_id: id, return_number: number, order_external_id, ...refund };
    },
  });
}
