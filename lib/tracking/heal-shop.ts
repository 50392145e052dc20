import { systemGate } from '@/lib/auth/system';
import { inShop } from '@/lib/core/unit-of-work';
import { healShipments } from './mutations/heal-shipments';
import { listOutdated } from './queries/list-outdated';

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Folds a shop's parcels again that an earlier edition of the rules has folded, a batch a unit of work, and answers how many
 * were looked at and how many are told otherwise now.
 * @param batches no more than so many; all of them unless told
 * @param all whatever edition has folded them
 * @param passOver leaves those for another time that somebody is at work on
 */
export async function healShop(
  shopId: string,
  { batches = Number.POSITIVE_INFINITY, all = false, passOver = false } = {},
): Promise<{ looked: number; changed: number }> {
  const gate = systemGate(shopId, 'heal-parcels');
  const done = { looked: 0, changed: 0 };
  let after = FIRST;
  for (let batch = 0; batch < batches; batch++) {
    const ids = await inShop(gate, async (ctx) => {
      const shipmentIds = await listOutdated(ctx, { after, limit: BATCH, all });
      const { changed } = await healShipments(ctx, { shipmentIds, passOver });
      return { shipmentIds, changed };
    });
    done.looked += ids.shipmentIds.length;
    done.changed += ids.changed.length;
    after = ids.shipmentIds.at(-1) ?? after;
    if (ids.shipmentIds.length < BATCH) break;
  }
  return done;
}
