import { inbox } from '@/db/schema/shipments';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

export type Delivery = {
  connectionId: string;
  source: Source;
  /** The provider's id of the delivery, else the SHA-256 of its bytes. */
  dedupeKey: string;
  body: string;
};

/** Writes a delivery into the inbox; null when it is there already. */
export async function storeDelivery(
  ctx: Ctx,
  delivery: Delivery,
  state: 'processed' | 'parked',
): Promise<string | null> {
  const [stored] = await ctx.db
    .insert(inbox)
    .values({
      ...delivery,
      shopId: ctx.shopId,
      id: newId(),
      state,
      reason: state === 'parked' ? 'failed' : null,
      attempts: 1,
      receivedAt: ctx.now,
      processedAt: state === 'processed' ? ctx.now : null,
    })
    .onConflictDoNothing({ target: [inbox.shopId, inbox.connectionId, inbox.dedupeKey] })
    .returning({ id: inbox.id });
  return stored?.id ?? null;
}
