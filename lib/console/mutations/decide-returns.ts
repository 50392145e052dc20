import { and, asc, eq, inArray } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import { withSavepoint } from '@/lib/core/unit-of-work';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { holdReturn } from '@/lib/returns/mutations/hold-return';
import { rejectReturn } from '@/lib/returns/mutations/reject-return';
import { unholdReturn } from '@/lib/returns/mutations/unhold-return';
import type { BulkVerb } from '../constants';

type BulkResult = { id: string; number: string | null; failure: ErrorCode | null };

/**
 * The same verb on many returns: each for itself, so that one that cannot take it leaves the others done. Orders are
 * locked in one order for everyone, and an id of another shop is not found.
 * @param input.note what a rejection tells the shopper, else a word for the team
 */
export async function decideReturns(
  ctx: Ctx,
  input: { returnIds: readonly string[]; verb: BulkVerb; note?: string | null },
): Promise<BulkResult[]> {
  const ids = [...new Set(input.returnIds)];
  const rows = await ctx.db
    .select({ id: returns.id, number: returns.number })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), inArray(returns.id, ids)))
    .orderBy(asc(returns.orderId), asc(returns.id));
  const results: BulkResult[] = ids
    .filter((id) => !rows.some((row) => row.id === id))
    .map((id) => ({ id, number: null, failure: 'NOT_FOUND' }));
  for (const { id, number } of rows) {
    const failure = await withSavepoint(ctx, (inner) => decide(inner, id, input)).then(
      () => null,
      (error: unknown) => {
        if (error instanceof AppError) return error.code;
        throw error;
      },
    );
    results.push({ id, number, failure });
  }
  return results;
}

function decide(ctx: Ctx, returnId: string, { verb, note }: { verb: BulkVerb; note?: string | null }): Promise<void> {
  switch (verb) {
    case 'approve':
      return approveReturn(ctx, { returnId, note });
    case 'reject':
      if (!note) throw new AppError('INVALID', 'A rejection needs a reason.');
      return rejectReturn(ctx, { returnId, reason: note });
    case 'hold':
      return holdReturn(ctx, { returnId, note });
    case 'unhold':
      return unholdReturn(ctx, { returnId, note });
    case 'close':
      return closeReturn(ctx, { returnId, note });
  }
}
