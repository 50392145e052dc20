import type { ShopId } from '@/lib/core/context';
import type { Gate } from '@/lib/core/unit-of-work';

/**
 * The gate of background work: a shop's id as its own transaction wrote it into the job, acting as the job by name.
 * Never with an id that came from outside.
 */
export const systemGate = (shopId: string, job: string): Gate => ({
  shopId: shopId as ShopId,
  actor: { type: 'system', job },
});
