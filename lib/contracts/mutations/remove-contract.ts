import { and, eq } from 'drizzle-orm';
import { carrierContracts } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** Forgets what was agreed. @throws AppError NOT_FOUND */
export async function removeContract(ctx: Ctx, input: { contractId: string }): Promise<void> {
  const [row] = await ctx.db
    .delete(carrierContracts)
    .where(and(eq(carrierContracts.shopId, ctx.shopId), eq(carrierContracts.id, input.contractId)))
    .returning({ carrier: carrierContracts.carrier, service: carrierContracts.service });
  if (!row) throw notFound('contract');
  await recordAudit(ctx, {
    action: 'contract.removed',
    entity: 'contract',
    entityId: input.contractId,
    details: row,
  });
}
