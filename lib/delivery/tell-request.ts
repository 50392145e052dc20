import type { Ctx } from '@/lib/core/context';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { getDeliveryRequest } from './queries/read-delivery-requests';

/** Tells the shop's systems what has become of a request; called while its row is locked. */
export const tellRequest = (ctx: Ctx, { requestId, orderId }: { requestId: string; orderId: string }) =>
  publishEvent(ctx, {
    type: 'delivery_request.updated',
    subject: requestId,
    orderId,
    data: () => getDeliveryRequest(ctx, { id: requestId }),
  });
