import { and, asc, eq } from 'drizzle-orm';
import { carrierContracts } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';

export type ContractRow = typeof carrierContracts.$inferSelect;

/** What is agreed, by carrier and service; of one carrier where it is named. */
export async function listContracts(ctx: Ctx, input: { carrier: string | null }): Promise<ContractRow[]> {
  return ctx.db
    .select()
    .from(carrierContracts)
    .where(
      and(
        eq(carrierContracts.shopId, ctx.shopId),
        input.carrier === null ? undefined : eq(carrierContracts.carrier, input.carrier),
      ),
    )
    .orderBy(asc(carrierContracts.carrier), asc(carrierContracts.service))
    .limit(500);
}
