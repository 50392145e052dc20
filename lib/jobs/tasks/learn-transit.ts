import { getPool } from '@/db/pool';
import { systemGate } from '@/lib/auth/system';
import { inShop } from '@/lib/core/unit-of-work';
import { learnTransit } from '@/lib/tracking/mutations/learn-transit';

/** Every night each shop learns from its newest deliveries how long its parcels take. */
export async function learnEveryShop(): Promise<void> {
  const { rows: shops } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id } of shops) await inShop(systemGate(shop_id, 'learn-transit'), (ctx) => learnTransit(ctx));
}
