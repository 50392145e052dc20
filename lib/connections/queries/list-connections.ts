import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Ctx } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import type { ConnectionRead } from '../schema';

/** The shop's connections, newest first, without their secrets. */
export async function listConnections(ctx: Ctx, input: { id?: string } = {}): Promise<ConnectionRead[]> {
  const rows = await ctx.db
    .select({
      id: connections.id,
      source: connections.source,
      name: connections.name,
      createdAt: connections.createdAt,
      lastSeenAt: connections.lastSeenAt,
      lastPollAt: connections.lastPollAt,
      hasCredentials: isNotNull(connections.credentialsSealed).mapWith(Boolean),
      lastErrorAt: connections.lastErrorAt,
      lastError: connections.lastError,
      tooLargeCount: connections.tooLargeCount,
      tooLargeAt: connections.tooLargeAt,
      tooLargeBytes: connections.tooLargeBytes,
      requestUrl: connections.requestUrl,
      requestCarriers: connections.requestCarriers,
    })
    .from(connections)
    .where(
      and(
        eq(connections.shopId, ctx.shopId),
        isNull(connections.deletedAt),
        input.id === undefined ? undefined : eq(connections.id, input.id),
      ),
    )
    .orderBy(desc(connections.createdAt), desc(connections.id));
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    name: row.name,
    webhook_url: `${env().publicUrl}/api/hooks/${row.id}`,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt?.toISOString() ?? null,
    last_poll_at: row.lastPollAt?.toISOString() ?? null,
    is_polled: row.hasCredentials && CAPABILITIES[row.source].poll !== null,
    last_error_at: row.lastErrorAt?.toISOString() ?? null,
    last_error: row.lastError,
    too_large_count: row.tooLargeCount,
    too_large_at: row.tooLargeAt?.toISOString() ?? null,
    too_large_bytes: row.tooLargeBytes,
    delivery_requests_url: row.requestUrl,
    delivery_requests_carriers: row.requestCarriers,
  }));
}
