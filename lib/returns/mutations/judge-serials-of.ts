import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Found } from '../rules/inspections-of';
import { judgeSerials } from '../rules/judge-serials';
import { openCaution } from './open-caution';

/**
 * Holds the serial numbers found in a box against those that were sold with the order, and against what of it has come back
 * before: a wrong one is looked at by a person before anything is paid by itself. The caller holds the return and writes
 * down what was found afterwards.
 */
export async function judgeSerialsOf(
  ctx: Ctx,
  input: { returnId: string; orderId: string; found: readonly Found[] },
): Promise<void> {
  const serials = input.found.flatMap(({ serials }) => serials ?? []);
  if (serials.length === 0) return;
  const { shopId } = ctx;
  const { rows } = await ctx.db.execute<{ sold: string[]; returned: string[] }>(sql`
    select array(select unnest(l.serials) from order_lines l where l.shop_id = ${shopId} and l.order_id = ${input.orderId}
        union all select unnest(i.serials) from shipment_lines i join shipments s on s.shop_id = i.shop_id and s.id = i.shipment_id
          where i.shop_id = ${shopId} and i.order_id = ${input.orderId} and s.direction = 'outbound') as sold,
      array(select unnest(i.serials) from return_inspections i join returns r on r.shop_id = i.shop_id and r.id = i.return_id
        where i.shop_id = ${shopId} and r.order_id = ${input.orderId}) as returned`);
  const [known] = rows;
  if (!known) return;
  for (const [kind, wrong] of Object.entries(judgeSerials(serials, known)))
    if (wrong.length > 0)
      await openCaution(ctx, {
        returnId: input.returnId,
        kind: kind as 'serial_unknown' | 'serial_returned',
        data: { serials: wrong },
      });
}
