import { carrierContracts } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { ContractWrite } from '../schema';

/**
 * Writes down what is agreed with a carrier for a service (empty: all that have no row of their own); there is one of each.
 * @throws AppError INVALID for a name that no carrier can have
 */
export async function putContract(ctx: Ctx, input: { contract: ContractWrite }): Promise<{ contractId: string }> {
  const { contract } = input;
  const carrier = carrierSlug(contract.carrier);
  if (!carrier) {
    throw new AppError('INVALID', 'Not a carrier’s name.', {
      errors: [{ path: 'carrier', message: 'Must be a carrier’s name' }],
    });
  }
  const columns = {
    lanes: contract.lanes,
    cutOff: contract.cutOff,
    liabilityAmount: contract.liability?.amount ?? null,
    liabilityCurrency: contract.liability?.currency ?? null,
    claimLostDays: contract.claimDays.lost,
    claimDamagedDays: contract.claimDays.damaged,
    claimLateDays: contract.claimDays.late,
    contacts: contract.contacts,
    requests: [...new Set(contract.requests)],
    holidays: [...new Set(contract.holidays)].sort(),
    account: contract.account,
    note: contract.note,
    updatedAt: ctx.now,
  };
  const [row] = await ctx.db
    .insert(carrierContracts)
    .values({ shopId: ctx.shopId, id: newId(), carrier, service: contract.service, createdAt: ctx.now, ...columns })
    .onConflictDoUpdate({
      target: [carrierContracts.shopId, carrierContracts.carrier, carrierContracts.service],
      set: columns,
    })
    .returning({ id: carrierContracts.id });
  const contractId = row?.id ?? '';
  await recordAudit(ctx, {
    action: 'contract.written',
    entity: 'contract',
    entityId: contractId,
    details: { carrier, service: contract.service },
  });
  return { contractId };
}
