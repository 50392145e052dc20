import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { closeCases } from '@/lib/cases/mutations/close-cases';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { actorKey } from '@/lib/core/unit-of-work';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { OVERTAKEN } from '../constants';
import { lockRequest, updateRequest } from '../lock-request';
import { tellRequest } from '../tell-request';

export type RequestAnswer = {
  state: 'confirmed' | 'refused';
  /** The carrier's words, for the shopper to read. */
  answer?: string | null;
  reference?: string | null;
};

/**
 * Writes down the carrier's answer, by whichever way it came, and tells the shopper once. The same answer again changes
 * nothing; nothing is answered twice differently, save that a later yes mends an earlier no.
 * @param input.connectionId of a courier's program: the connection that it speaks through
 * @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function answerRequest(
  ctx: Ctx,
  input: { requestId: string; connectionId?: string } & RequestAnswer,
): Promise<void> {
  const row = await lockRequest(ctx, input);
  if (input.connectionId !== undefined && row.connectionId !== input.connectionId) throw notFound('delivery request');
  if (row.state === input.state) return;
  const isOver = row.state === 'withdrawn' || row.state === 'confirmed' || row.lastError === OVERTAKEN;
  if (isOver) throw new AppError('INVALID_STATE', `A request that is ${row.state} cannot be ${input.state}.`);
  const answer = input.answer ? storable(input.answer.trim(), 1_000) || null : null;
  await updateRequest(ctx, row.id, {
    state: input.state,
    answer: answer ?? row.answer,
    reference: input.reference ? storable(input.reference, 100) : row.reference,
    lastError: null,
    settledAt: ctx.now,
    settledBy: actorKey(ctx.actor),
  });
  await recordAudit(ctx, {
    action: `delivery.${input.state}`,
    entity: 'shipment',
    entityId: row.shipmentId,
    details: { kind: row.kind },
  });
  await enqueueNotification(ctx, {
    event: input.state === 'confirmed' ? 'order.delivery_confirmed' : 'order.delivery_refused',
    orderId: row.orderId,
    shipmentId: row.shipmentId,
    data: {
      reference: row.id,
      request: { kind: row.kind, wanted: row.wanted, carrier: row.carrier, answer: answer ?? row.answer },
    },
  });
  await closeCase(ctx, row.shipmentId);
  await reviewParcels(ctx, { shipmentIds: [row.shipmentId] });
  await tellRequest(ctx, { requestId: row.id, orderId: row.orderId });
}

/** Whoever of the shop has got the answer has done what the case was for. */
async function closeCase(ctx: Ctx, shipmentId: string): Promise<void> {
  if (ctx.actor.type !== 'staff') return;
  const open = await ctx.db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.shopId, ctx.shopId),
        eq(cases.shipmentId, shipmentId),
        eq(cases.kind, 'rearrange'),
        eq(cases.state, 'open'),
      ),
    );
  if (open.length > 0) await closeCases(ctx, { caseIds: open.map(({ id }) => id), outcome: 'solved' });
}
