import { getPool } from '@/db/pool';
import { systemGate } from '@/lib/auth/system';
import { countDependencies } from '@/lib/contracts/mutations/count-dependencies';
import { inShop } from '@/lib/core/unit-of-work';
import { learnTransit } from '@/lib/tracking/mutations/learn-transit';

/** Every night each shop learns from its newest deliveries how long its parcels take, and how much goes with one carrier. */
export async function learnEveryShop(): Promise<void> {
  const { rows: shops } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id } of shops) {
    const gate = systemGate(shop_id, 'learn-transit');
    await inShop(gate, (ctx) => learnTransit(ctx));
    await inShop(gate, countDependencies);
  }
}
