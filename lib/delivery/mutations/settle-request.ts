import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';
import { actorKey } from '@/lib/core/unit-of-work';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { getShop } from '@/lib/shops/queries/get-shop';
import { PAUSES, sentRoad } from '../constants';
import { lockRequest, type RequestRow, updateRequest } from '../lock-request';
import { loadChange } from '../queries/load-change';
import { answerDue } from '../rules/answer-due';
import { tellRequest } from '../tell-request';
import type { SendOutcome } from '../types';
import { answerRequest } from './answer-request';

/**
 * Records what came of a try. A delayed one is tried again after a pause; when the tries of a road are used up, or it is
 * closed, the next road is taken: after the carrier's program a person there, and after that a person here. One that was
 * answered or ended meanwhile stays as it is. Throws NOT_FOUND.
 */
export async function settleRequest(ctx: Ctx, input: { requestId: string; outcome: SendOutcome }): Promise<void> {
  const row = await lockRequest(ctx, input);
  const { outcome: came } = input;
  if (row.state !== 'asked') return;
  if (came.outcome === 'delayed' || came.outcome === 'impossible') {
    const pause = came.outcome === 'delayed' ? PAUSES[sentRoad(row.road)][row.attempts - 1] : undefined;
    if (pause === undefined) return takeNextRoad(ctx, row, came.error);
    await updateRequest(ctx, row.id, { lastError: storable(came.error, 300) });
    return again(ctx, row.id, pause);
  }

  const { timeZone } = await getShop(ctx);
  await updateRequest(ctx, row.id, {
    state: 'sent',
    sentAt: ctx.now,
    answerBy: answerDue(sentRoad(row.road), ctx.now, timeZone),
    reference: came.reference ? storable(came.reference, 100) : row.reference,
    lastError: null,
  });
  await recordAudit(ctx, {
    action: 'delivery.sent',
    entity: 'shipment',
    entityId: row.shipmentId,
    details: { kind: row.kind, road: row.road },
  });
  if (came.outcome !== 'sent') {
    const { outcome: state, answer, reference } = came;
    return answerRequest(ctx, { requestId: row.id, state, answer, reference });
  }
  await tellRequest(ctx, { requestId: row.id, orderId: row.orderId });
}

async function takeNextRoad(ctx: Ctx, row: RequestRow, error: string): Promise<void> {
  const lastError = storable(error, 300);
  if (row.road === 'adapter') {
    const { change } = await loadChange(ctx, row);
    if (change.agreement?.hasContact && change.agreement.requests.includes(row.kind)) {
      await updateRequest(ctx, row.id, { road: 'mail', attempts: 0, lastError });
      return again(ctx, row.id, 0);
    }
  }
  await updateRequest(ctx, row.id, {
    state: 'failed',
    lastError,
    settledAt: ctx.now,
    settledBy: actorKey(ctx.actor),
  });
  await recordAudit(ctx, { action: 'delivery.failed', entity: 'shipment', entityId: row.shipmentId });
  await reviewParcels(ctx, { shipmentIds: [row.shipmentId] });
  await tellRequest(ctx, { requestId: row.id, orderId: row.orderId });
}

const again = (ctx: Ctx, requestId: string, seconds: number) =>
  enqueueJob(
    ctx,
    'send-delivery-request',
    { requestId },
    { key: `delivery-request:${requestId}`, runAt: new Date(ctx.now.getTime() + seconds * 1_000) },
  );
