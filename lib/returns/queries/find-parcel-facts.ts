import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { returnCautions } from '@/db/schema/inspections';
import { orderLines } from '@/db/schema/orders';
import { returnLabels } from '@/db/schema/return-ways';
import { returnLines, type returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { findExpectedWeight } from './find-expected-weight';

/**
 * What is known of a return's box from outside: what it weighs and should weigh, whether it is at the dock, what about it a
 * person should look at. Of one that shares a parcel, that parcel's. Weights in grams.
 */
export async function findParcelFacts(
  ctx: Ctx,
  input: {
    row: Pick<typeof returns.$inferSelect, 'id' | 'parcelOf' | 'dockedAt' | 'weighedGrams' | 'weighedBy'>;
  },
) {
  const { row } = input;
  const lead = row.parcelOf ?? row.id;
  const [cautions, expected, [label], lines] = await Promise.all([
    ctx.db
      .select({ kind: returnCautions.kind, data: returnCautions.data, clearedAt: returnCautions.clearedAt })
      .from(returnCautions)
      .where(and(eq(returnCautions.shopId, ctx.shopId), inArray(returnCautions.returnId, [row.id, lead])))
      .orderBy(returnCautions.at, returnCautions.id),
    findExpectedWeight(ctx, { returnId: lead }),
    ctx.db
      .select({ declared: returnLabels.declaredGrams })
      .from(returnLabels)
      .where(and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.returnId, lead), ne(returnLabels.state, 'void'))),
    ctx.db
      .select({ id: returnLines.id })
      .from(returnLines)
      .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
      .where(
        and(
          eq(returnLines.shopId, ctx.shopId),
          eq(returnLines.returnId, row.id),
          sql`(${orderLines.serials} <> '{}' or exists (select from shipment_lines i where i.shop_id = ${orderLines.shopId}
            and i.line_id = ${orderLines.id} and i.serials <> '{}'))`,
        ),
      ),
  ]);
  return {
    dockedAt: row.dockedAt,
    weighed: row.weighedGrams === null ? null : { grams: row.weighedGrams, by: row.weighedBy ?? '' },
    expected,
    declared: label?.declared ?? null,
    cautions,
    serialLines: lines.map(({ id }) => id),
  };
}
