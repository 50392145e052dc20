import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { returnCautions } from '@/db/schema/inspections';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { WEIGHT_CAUTIONS } from '../constants';
import { findExpectedWeight } from '../queries/find-expected-weight';
import { findReturnSettings } from '../queries/find-return-settings';
import { lockReturn } from '../queries/lock-return';
import { judgeWeight } from '../rules/weigh-parcel';
import { openCaution } from './open-caution';
import { resumeParcel } from './resume-auto-refund';

/** Who may be corrected by nobody but themselves: a scale of the shop's own. */
const OWN = ['staff', 'api'];

/**
 * Keeps what the parcel of a return weighs, and holds it against what its goods weigh: one that is far from it is looked at
 * by a person before anything is paid by itself. What the shop weighed itself stands against what carriers say.
 * @param input.grams as weighed
 * @param input.by the source that told, `api`, or `staff`
 * @throws AppError NOT_FOUND
 */
export async function weighParcel(ctx: Ctx, input: { returnId: string; grams: number; by: string }): Promise<void> {
  const returnId = await leadOf(ctx, input.returnId);
  const { row } = await lockReturn(ctx, returnId, null);
  const isOwn = OWN.includes(input.by);
  if (row.weighedGrams === input.grams && row.weighedBy === input.by) return;
  if (!isOwn && row.weighedBy !== null && OWN.includes(row.weighedBy)) return;
  await ctx.db
    .update(returns)
    .set({ weighedGrams: input.grams, weighedBy: input.by, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await judgeParcel(ctx, { returnId: row.id, isFresh: isOwn });
}

/**
 * Holds what a parcel weighed against its goods as they are known now. The caller holds the return.
 * @param input.isFresh the shop itself has just weighed it: what a person has looked at before is looked at again
 */
export async function judgeParcel(ctx: Ctx, input: { returnId: string; isFresh?: boolean }): Promise<void> {
  const returnId = await leadOf(ctx, input.returnId);
  const [row] = await ctx.db
    .select({ status: returns.status, grams: returns.weighedGrams, by: returns.weighedBy })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  if (!row?.grams || ['requested', 'rejected', 'cancelled', 'expired'].includes(row.status)) return;
  const settings = await findReturnSettings(ctx);
  const expected = await findExpectedWeight(ctx, { returnId, settings });
  const verdict = judgeWeight(expected, row.grams, settings);
  const over = await ctx.db
    .update(returnCautions)
    .set({ clearedAt: ctx.now, clearedBy: 'system:scale' })
    .where(
      and(
        eq(returnCautions.shopId, ctx.shopId),
        eq(returnCautions.returnId, returnId),
        inArray(
          returnCautions.kind,
          WEIGHT_CAUTIONS.filter((kind) => kind !== verdict),
        ),
        isNull(returnCautions.clearedAt),
      ),
    )
    .returning({ id: returnCautions.id });
  const data = { expected: expected.grams, weighed: row.grams, by: row.by ?? '' };
  if (verdict && !input.isFresh && (await wasLookedAt(ctx, returnId))) return;
  if (verdict) await openCaution(ctx, { returnId, kind: verdict, data });
  else if (over.length > 0) await resumeParcel(ctx, returnId);
}

/** The return whose parcel it is. @throws AppError NOT_FOUND */
async function leadOf(ctx: Ctx, returnId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: sql<string>`coalesce(${returns.parcelOf}, ${returns.id})` })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  if (!row) throw notFound('return');
  return row.id;
}

async function wasLookedAt(ctx: Ctx, returnId: string): Promise<boolean> {
  const [found] = await ctx.db
    .select({ id: returnCautions.id })
    .from(returnCautions)
    .where(
      and(
        eq(returnCautions.shopId, ctx.shopId),
        eq(returnCautions.returnId, returnId),
        inArray(returnCautions.kind, [...WEIGHT_CAUTIONS]),
        sql`${returnCautions.clearedBy} <> 'system:scale'`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Who weighed, where a person or the shop's system did. */
export const weigherOf = (ctx: Ctx): string => (actorKey(ctx.actor).startsWith('staff:') ? 'staff' : 'api');
