import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { unseal } from '@/lib/core/secrets';
import type { Question } from '../adapters/ask-provider';
import { CREDENTIALS_COLUMN } from '../constants';

/** What a provider is asked with. Throws NOT_FOUND for an unknown, foreign or removed connection, or one without. */
export async function openCredentials(ctx: Ctx, input: { connectionId: string }): Promise<Question> {
  const [found] = await ctx.db
    .select({ source: connections.source, sealed: connections.credentialsSealed })
    .from(connections)
    .where(
      and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.connectionId), isNull(connections.deletedAt)),
    );
  if (!found?.sealed) throw notFound('connection');
  return {
    connectionId: input.connectionId,
    source: found.source,
    credentials: JSON.parse(unseal(found.sealed, ctx.shopId, CREDENTIALS_COLUMN)),
  };
}
