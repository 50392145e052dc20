import { and, desc, eq, isNull } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/staff';
import type { Ctx } from '@/lib/core/context';
import type { ApiKeySummary } from '../types';

/** The shop's keys that nobody has revoked, newest first; those that ran out among them. */
export function listApiKeys(ctx: Ctx): Promise<ApiKeySummary[]> {
  return ctx.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.shopId, ctx.shopId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(200);
}
