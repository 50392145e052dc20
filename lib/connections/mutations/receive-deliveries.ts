import type { Ctx } from '@/lib/core/context';
import { type Delivery, storeDeliveries } from '../store-deliveries';
import { applySafely } from './apply-safely';
import { settleInbox } from './settle-inbox';

export type Outcome = 'processed' | 'parked' | 'duplicate';

/** Stores verified deliveries and applies them, in one transaction. One that came before changes nothing. */
export async function receiveDeliveries(ctx: Ctx, deliveries: readonly Delivery[]): Promise<Outcome[]> {
  // Nobody sees the rows before the transaction ends, so they are written as they will be in all but few cases.
  const ids = await storeDeliveries(ctx, deliveries, 'processed');
  const messages = deliveries.flatMap(({ source, body }, i) => {
    const inboxId = ids[i];
    return inboxId ? [{ inboxId, source, body, receivedAt: ctx.now }] : [];
  });
  const waiting = await applySafely(ctx, messages);
  const parked = messages.flatMap(({ inboxId }, i) => (waiting[i]?.length ? [{ inboxId, waiting: waiting[i] }] : []));
  await settleInbox(ctx, parked);
  const waits = new Set(parked.map(({ inboxId }) => inboxId));
  return ids.map((id) => (id === null ? 'duplicate' : waits.has(id) ? 'parked' : 'processed'));
}
