import { claims } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { remedyCase } from '@/lib/cases/mutations/remedy-case';
import { listOpenCases } from '@/lib/cases/queries/list-open-cases';
import { listContracts } from '@/lib/contracts/queries/list-contracts';
import { contractView } from '@/lib/contracts/rules/contract-view';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockShipment } from '@/lib/tracking/lock-shipment';
import type { ClaimKind } from '../constants';
import { readClaimable } from '../queries/read-claimable';
import { claimTerms, contractFor } from '../rules/claim-terms';

/**
 * Opens a claim against a parcel's carrier: for the goods' worth up to its liability, with the day until which it is taken.
 * An open case of the parcel is noted as claimed. One claim a parcel, unless it was withdrawn.
 * @throws AppError NOT_FOUND, INVALID for a parcel that no carrier is named for, INVALID_STATE when there is one already
 */
export async function openClaim(
  ctx: Ctx,
  input: { shipmentId: string; kind: ClaimKind },
): Promise<{ claimId: string }> {
  const { shipmentId, kind } = input;
  await lockShipment(ctx, { shipmentId });
  const parcel = await readClaimable(ctx, { shipmentId });
  const { carrier } = parcel;
  if (!carrier) {
    throw new AppError('INVALID', 'Nobody knows whose parcel it is.', {
      errors: [{ path: 'shipmentId', message: 'Names no carrier' }],
    });
  }
  const agreed = (await listContracts(ctx, { carrier })).map((row) => contractView(row).values);
  const { amount, deadline } = claimTerms({ ...parcel, kind }, contractFor(agreed, parcel.service));
  const claimId = newId(ctx.now.getTime());
  const opened = await ctx.db
    .insert(claims)
    .values({
      shopId: ctx.shopId,
      id: claimId,
      orderId: parcel.orderId,
      shipmentId,
      carrier,
      kind,
      state: 'open',
      amount,
      currency: parcel.currency,
      deadline,
      openedBy: actorKey(ctx.actor),
      openedAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: claims.id });
  if (opened.length === 0) throw new AppError('INVALID_STATE', 'There is a claim already.');
  await recordAudit(ctx, {
    action: 'claim.opened',
    entity: 'claim',
    entityId: claimId,
    details: { kind, amount, currency: parcel.currency },
  });
  for (const caseId of await listOpenCases(ctx, { shipmentId })) await remedyCase(ctx, { caseId, remedy: 'claim' });
  return { claimId };
}
