import type { Ctx } from '@/lib/core/context';
import { type EnqueueNotificationInput, enqueueNotifications } from './enqueue-notifications';

export type { EnqueueNotificationInput } from './enqueue-notifications';

/** Queues one message to an order's shopper (`enqueueNotifications`): its id, or null where nothing was queued. */
export async function enqueueNotification(ctx: Ctx, input: EnqueueNotificationInput): Promise<string | null> {
  const [id = null] = await enqueueNotifications(ctx, [input]);
  return id;
}
