import { and, desc, eq } from 'drizzle-orm';
import { webhookEndpoints } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/core/context';
import type { WebhookEndpointRead } from '../schema';

/** The shop's endpoints, newest first, without their secrets. */
export async function listEndpoints(ctx: Ctx, input: { id?: string } = {}): Promise<WebhookEndpointRead[]> {
  const rows = await ctx.db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.shopId, ctx.shopId),
        input.id === undefined ? undefined : eq(webhookEndpoints.id, input.id),
      ),
    )
    .orderBy(desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id));
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    events: row.events,
    name: row.name,
    enabled: row.disabledAt === null,
    disabled_at: iso(row.disabledAt),
    disabled_reason: row.disabledReason,
    failing_since: iso(row.failingSince),
    last_success_at: iso(row.lastSuccessAt),
    previous_secret_until: row.previousUntil && row.previousUntil > ctx.now ? iso(row.previousUntil) : null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }));
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;
