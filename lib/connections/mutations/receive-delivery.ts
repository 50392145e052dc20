import type { Ctx } from '@/lib/core/context';
import { type Delivery, storeDelivery } from '../store-delivery';
import { applyPayload } from './apply-payload';
import { settleInbox } from './settle-inbox';

/** Stores a verified delivery and applies it, in one transaction. One that came before changes nothing. */
export async function receiveDelivery(ctx: Ctx, delivery: Delivery): Promise<'processed' | 'parked' | 'duplicate'> {
  // Nobody sees the row before the transaction ends, so it is written as it will be in all but few cases.
  const inboxId = await storeDelivery(ctx, delivery, 'processed');
  if (inboxId === null) return 'duplicate';
  const waiting = await applyPayload(ctx, { ...delivery, inboxId, receivedAt: ctx.now });
  return waiting.length === 0 ? 'processed' : settleInbox(ctx, { inboxId, waiting });
}
