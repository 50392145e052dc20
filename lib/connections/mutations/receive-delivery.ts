import { inbox } from '@/db/schema/shipments';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { applyPayload } from './apply-payload';
import { settleInbox } from './settle-inbox';

export type Delivery = {
  connectionId: string;
  source: Source;
  /** The provider's id of the delivery, else the SHA-256 of its bytes. */
  dedupeKey: string;
  body: string;
};

/** Stores a verified delivery and applies it, in one transaction. One that came before changes nothing. */
export async function receiveDelivery(ctx: Ctx, delivery: Delivery): Promise<'processed' | 'parked' | 'duplicate'> {
  const inboxId = await store(ctx, delivery, 'received');
  if (inboxId === null) return 'duplicate';
  const waiting = await applyPayload(ctx, { ...delivery, inboxId, receivedAt: ctx.now });
  return settleInbox(ctx, { inboxId, waiting });
}

/** Stores a verified delivery that could not be applied at once, for the worker to try and people to see. */
export async function parkDelivery(ctx: Ctx, delivery: Delivery): Promise<void> {
  const inboxId = await store(ctx, delivery, 'parked');
  if (inboxId) await enqueueJob(ctx, 'process-inbox', { inboxId }, { key: `inbox:${inboxId}` });
}

async function store(ctx: Ctx, delivery: Delivery, state: 'received' | 'parked'): Promise<string | null> {
  const [stored] = await ctx.db
    .insert(inbox)
    .values({
      ...delivery,
      shopId: ctx.shopId,
      id: newId(),
      state,
      reason: state === 'parked' ? 'failed' : null,
      receivedAt: ctx.now,
    })
    .onConflictDoNothing({ target: [inbox.shopId, inbox.connectionId, inbox.dedupeKey] })
    .returning({ id: inbox.id });
  return stored?.id ?? null;
}
