import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { seal } from '@/lib/core/secrets';
import { SECRET_COLUMN } from '../constants';

/**
 * Gives a connection the secret that its provider signs with from now on: many tell it only once they know the address.
 * Throws NOT_FOUND for an unknown, foreign or removed one.
 */
export async function replaceSecret(ctx: Ctx, input: { id: string; secret: string }): Promise<void> {
  const replaced = isId(input.id)
    ? await ctx.db
        .update(connections)
        .set({ secretSealed: seal(input.secret, ctx.shopId, SECRET_COLUMN), lastErrorAt: null, lastError: null })
        .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, input.id), isNull(connections.deletedAt)))
        .returning({ id: connections.id })
    : [];
  if (replaced.length === 0) throw notFound('connection');
  await recordAudit(ctx, { action: 'connection.secret_replaced', entity: 'connection', entityId: input.id });
}
