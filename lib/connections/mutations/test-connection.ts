import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';

/**
 * Has the worker ask the provider whether it knows us; what it says stands on the connection a moment later.
 * Throws NOT_FOUND for an unknown, foreign or removed connection, or one that is not asked.
 */
export async function testConnection(ctx: Ctx, input: { id: string }): Promise<void> {
  const [found] = isId(input.id)
    ? await ctx.db
        .select({ id: connections.id })
        .from(connections)
        .where(
          and(
            eq(connections.shopId, ctx.shopId),
            eq(connections.id, input.id),
            isNull(connections.deletedAt),
            isNotNull(connections.credentialsSealed),
          ),
        )
    : [];
  if (!found) throw notFound('connection');
  await enqueueJob(ctx, 'test-connection', { connectionId: found.id }, { key: `test:${found.id}` });
}
