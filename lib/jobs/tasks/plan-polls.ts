import { getPool } from '@/db/pool';
import { systemGate } from '@/lib/auth/system';
import { planPolls as plan } from '@/lib/connections/mutations/plan-polls';
import { inShop } from '@/lib/core/unit-of-work';
import { POLL_PLAN_MINUTES } from '../constants';

const AT_ONCE = 500;

/** Every few minutes each shop's parcels that are due are asked about, spread over the minutes until the next time. */
export async function planPolls(): Promise<void> {
  const { rows } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  const withinMs = (POLL_PLAN_MINUTES - 1) * 60_000;
  for (const { shop_id } of rows) {
    await inShop(systemGate(shop_id, 'plan-polls'), (ctx) => plan(ctx, { limit: AT_ONCE, withinMs }));
  }
}
