import { and, eq, isNull } from 'drizzle-orm';
import { returnDrafts } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { isRecipient } from '../rules/is-recipient';
import type { ReturnDraft } from '../types';

/** The order's open draft, or an empty one of version 0 that is not stored yet. */
export async function findDraft(ctx: Ctx, orderId: string): Promise<ReturnDraft> {
  const [row] = await ctx.db
    .select({ document: returnDrafts.document, version: returnDrafts.version })
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, orderId),
        eq(returnDrafts.forRecipient, isRecipient(ctx.actor)),
        isNull(returnDrafts.returnId),
      ),
    );
  return row
    ? { ...(row.document as Omit<ReturnDraft, 'version'>), version: row.version }
    : { kind: 'return', lines: [], method: null, version: 0 };
}
