import { and, eq, isNull } from 'drizzle-orm';
import { returnDrafts, returnLines } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { ResolutionType } from '@/lib/policies/constants';
import { lockReturn } from '../queries/lock-return';
import type { ReturnDraft, ReturnDraftLine } from '../types';

/**
 * Opens a draft with what a return says, in place of whatever lay open for its order. The return stands until the draft
 * is sent, which then takes its place. Possible as long as it could be cancelled.
 * @throws AppError NOT_FOUND, INVALID_STATE once goods or money have moved, or for a withdrawal
 */
export async function editReturn(ctx: Ctx, input: { returnId: string }): Promise<{ draft: ReturnDraft }> {
  const { row } = await lockReturn(ctx, input.returnId, 'cancel');
  if (row.kind !== 'return') throw new AppError('INVALID_STATE', 'A withdrawal stands as it was declared.');
  const lines = await ctx.db
    .select()
    .from(returnLines)
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, row.id)));
  const forRecipient = row.recipientEmail !== null;
  const [open] = await ctx.db
    .select({ id: returnDrafts.id, version: returnDrafts.version })
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, row.orderId),
        eq(returnDrafts.forRecipient, forRecipient),
        isNull(returnDrafts.returnId),
      ),
    )
    .for('update');
  const draft: ReturnDraft = {
    kind: 'return',
    version: (open?.version ?? 0) + 1,
    lines: draftLines(lines),
    method: row.method,
    details: row.methodDetails,
    replaces: row.id,
    parcel_of: row.parcelOf,
    sends_first: row.sendsFirst,
    recipient_email: row.recipientEmail,
    quiet: true,
  };
  const values = { document: draft, version: draft.version, updatedAt: ctx.now };
  if (open) {
    await ctx.db
      .update(returnDrafts)
      .set(values)
      .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.id, open.id)));
  } else {
    await ctx.db
      .insert(returnDrafts)
      .values({ shopId: ctx.shopId, id: newId(ctx.now.getTime()), orderId: row.orderId, forRecipient, ...values });
  }
  return { draft };
}

/** Units that were claimed in several runs were one answer; several answers about one line stay apart. */
function draftLines(rows: (typeof returnLines.$inferSelect)[]): ReturnDraftLine[] {
  const merged = new Map<string, ReturnDraftLine>();
  for (const row of [...rows].sort((a, b) => a.position - b.position)) {
    const key = `${row.lineId} ${row.reason} ${row.resolution} ${row.comment} ${row.exchangeVariantId}`;
    const before = merged.get(key);
    merged.set(key, {
      line_id: row.lineId,
      reason: row.reason,
      comment: row.comment,
      resolution: row.resolution as ResolutionType,
      exchange_variant_id: row.exchangeVariantId,
      answers: row.answers,
      photo_ids: [...new Set([...(before?.photo_ids ?? []), ...row.photoIds])],
      quantity: (before?.quantity ?? 0) + row.quantity,
    });
  }
  const lines = [...merged.values()];
  const isSplit = (id: string) => lines.filter((line) => line.line_id === id).length > 1;
  return lines.map((line, index) =>
    isSplit(line.line_id)
      ? { ...line, part: lines.slice(0, index).filter((one) => one.line_id === line.line_id).length }
      : line,
  );
}
