import { and, eq, isNull } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/staff';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

/** Ends a key: its next request is refused. Throws NOT_FOUND for an unknown, foreign or revoked one. */
export async function revokeApiKey(ctx: Ctx, input: { id: string }): Promise<void> {
  const revoked = isId(input.id)
    ? await ctx.db
        .update(apiKeys)
        .set({ revokedAt: ctx.now })
        .where(and(eq(apiKeys.shopId, ctx.shopId), eq(apiKeys.id, input.id), isNull(apiKeys.revokedAt)))
        .returning({ id: apiKeys.id })
    : [];
  if (revoked.length === 0) throw notFound('key');
  await recordAudit(ctx, { action: 'api_key.revoked', entity: 'api_key', entityId: input.id });
}
