import { and, eq, sql } from 'drizzle-orm';
import { webhookDeliveries, webhookEvents } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import type { WebhookDeliveryRead } from '../schema';
import { getEndpoint } from './get-endpoint';

/** What was sent to an endpoint, newest first. Throws NOT_FOUND for an unknown or foreign endpoint. */
export async function listDeliveries(
  ctx: Ctx,
  { endpointId, limit, after }: PageInput & { endpointId: string },
): Promise<Page<WebhookDeliveryRead>> {
  await getEndpoint(ctx, { id: endpointId });
  const rows = await ctx.db
    .select({ delivery: webhookDeliveries, type: webhookEvents.type })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEvents,
      and(eq(webhookEvents.shopId, webhookDeliveries.shopId), eq(webhookEvents.id, webhookDeliveries.eventId)),
    )
    .where(
      and(
        eq(webhookDeliveries.shopId, ctx.shopId),
        eq(webhookDeliveries.endpointId, endpointId),
        after
          ? sql`(${webhookDeliveries.createdAt}, ${webhookDeliveries.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(sql`${webhookDeliveries.createdAt} desc, ${webhookDeliveries.id} desc`)
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ delivery }) => ({ at: delivery.createdAt.toISOString(), id: delivery.id }));
  return {
    ...page,
    data: page.data.map(({ delivery, type }) => ({
      id: delivery.id,
      event_id: delivery.eventId,
      type,
      state: delivery.state,
      attempts: delivery.attempts,
      status: delivery.status,
      error: delivery.error,
      response: delivery.response,
      duration_ms: delivery.durationMs,
      created_at: delivery.createdAt.toISOString(),
      last_attempt_at: delivery.lastAttemptAt?.toISOString() ?? null,
      next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    })),
  };
}
