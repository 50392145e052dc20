import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Ctx } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { unseal } from '@/lib/core/secrets';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { refundCredentials } from '@/lib/returns/rules/refund-credentials';
import { CREDENTIALS_COLUMN, SECRET_COLUMN } from '../constants';
import { trySample } from '../try-sample';
import type { SampleResult } from '../types';

/**
 * Shows what can be shown of a connection: a sample signed with its secret goes the road of a delivery without being kept,
 * and where we may ask the provider, the worker asks it whether it knows us; what it says stands on the connection a moment
 * later. Throws NOT_FOUND for an unknown, foreign or removed connection.
 */
export async function testConnection(
  ctx: Ctx,
  input: { id: string },
): Promise<{ sample: SampleResult; heardAt: Date | null; asks: boolean }> {
  const [found] = isId(input.id)
    ? await ctx.db
        .select()
        .from(connections)
        .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.id), isNull(connections.deletedAt)))
    : [];
  if (!found) throw notFound('connection');
  const { id, lastSeenAt: heardAt } = found;
  const asks = mayBeAsked(ctx, found);
  if (asks) await enqueueJob(ctx, 'test-connection', { connectionId: id }, { key: `test:${id}` });
  return { sample: sampleResult(ctx, found), heardAt, asks };
}

/** A carrier by its own sheet, a shop platform where we hold what refunds go out with. */
function mayBeAsked(ctx: Ctx, { source, credentialsSealed: sealed }: typeof connections.$inferSelect): boolean {
  if (!sealed || CAPABILITIES[source].poll !== null) return sealed !== null;
  return refundCredentials(source, JSON.parse(unseal(sealed, ctx.shopId, CREDENTIALS_COLUMN))) !== null;
}

function sampleResult(ctx: Ctx, { id, source, secretSealed }: typeof connections.$inferSelect): SampleResult {
  const secret = unseal(secretSealed, ctx.shopId, SECRET_COLUMN);
  return trySample({ source, secret, url: `${env().publicUrl}/api/hooks/${id}`, now: ctx.now });
}
