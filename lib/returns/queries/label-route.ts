import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { CREDENTIALS_COLUMN } from '@/lib/connections/constants';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { type LabelCredentials, labelCredentials } from '../rules/label-credentials';

/** With whom the shop buys return labels: its newest connection that can; null: it draws its own. */
export async function labelRoute(ctx: Ctx, provider?: string): Promise<LabelCredentials | null> {
  const rows = await ctx.db
    .select({ source: connections.source, sealed: connections.credentialsSealed })
    .from(connections)
    .where(
      and(
        eq(connections.shopId, ctx.shopId),
        isNull(connections.deletedAt),
        isNotNull(connections.credentialsSealed),
        inArray(connections.source, ['easypost', 'shippo']),
      ),
    )
    .orderBy(desc(connections.createdAt), desc(connections.id));
  for (const { source, sealed } of rows) {
    if (!sealed || (provider && source !== provider)) continue;
    const value: unknown = JSON.parse(unseal(sealed, ctx.shopId, CREDENTIALS_COLUMN));
    const known =
      value && typeof value === 'object' ? labelCredentials(source, value as Record<string, unknown>) : null;
    if (known) return known;
  }
  return null;
}
