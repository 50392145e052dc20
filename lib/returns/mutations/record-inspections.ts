import { returnInspections } from '@/db/schema/inspections';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import type { Found } from '../rules/inspections-of';
import { restockUnits } from './restock-units';

/** Writes down what was found in a box; what goes back on the shelf raises the stock at once. The caller holds the return. */
export async function recordInspections(
  ctx: Ctx,
  input: { returnId: string; orderId: string; found: readonly Found[] },
): Promise<void> {
  const { found, returnId } = input;
  if (found.length === 0) return;
  await ctx.db.insert(returnInspections).values(
    found.map((one) => ({
      shopId: ctx.shopId,
      id: newId(ctx.now.getTime()),
      returnId,
      ...one,
      actor: actorKey(ctx.actor),
      at: ctx.now,
      disposedAt: one.disposition ? ctx.now : null,
    })),
  );
  const back = found.flatMap(({ returnLineId, quantity, disposition }) =>
    returnLineId && disposition === 'restock' ? [{ returnLineId, quantity }] : [],
  );
  await restockUnits(ctx, { returnId, units: back });
}
