import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { OVERTAKEN } from '../constants';
import { lockRequest, updateRequest } from '../lock-request';
import { loadChange } from '../queries/load-change';
import { loadRequestWork } from '../queries/load-request-work';
import { deliveryOptions } from '../rules/delivery-options';
import { tellRequest } from '../tell-request';
import type { RequestWork } from '../types';

/**
 * Takes a request up for sending: counts the try and returns what to send. From here on it cannot be taken back. Null
 * where there is nothing to send any more: taken back, answered, or the delivery is over. Throws NOT_FOUND.
 */
export async function claimRequest(ctx: Ctx, input: { requestId: string }): Promise<RequestWork | null> {
  const row = await lockRequest(ctx, input);
  if (row.state !== 'asked') return null;
  const { facts } = await loadChange(ctx, row);
  // Seen without itself: only what has become of the parcel may stop it now.
  const options = deliveryOptions({ ...facts, asked: [] });
  if (options.some((option) => option.road === null && option.why === 'over')) {
    await updateRequest(ctx, row.id, {
      state: 'failed',
      lastError: OVERTAKEN,
      settledAt: ctx.now,
      settledBy: actorKey(ctx.actor),
    });
    await tellRequest(ctx, { requestId: row.id, orderId: row.orderId });
    return null;
  }
  await updateRequest(ctx, row.id, { attempts: row.attempts + 1 });
  return loadRequestWork(ctx, row);
}
