import { getPool } from '@/db/pool';
import { systemGate } from '@/lib/auth/system';
import { reviewParcels as review } from '@/lib/cases/mutations/review-parcels';
import { listParcelsToReview } from '@/lib/cases/queries/list-parcels-to-review';
import { inShop } from '@/lib/core/unit-of-work';

const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Silence and lateness come about without a scan: every so often each shop's parcels are looked at. A batch is a unit of
 * work of its own, so that nobody waits long for a parcel.
 */
export async function reviewParcels(): Promise<void> {
  const { rows } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id } of rows) {
    const gate = systemGate(shop_id, 'review-parcels');
    for (let after: string | undefined = FIRST; after; ) {
      const from: string = after;
      after = await inShop(gate, async (ctx) => {
        const shipmentIds = await listParcelsToReview(ctx, { after: from, limit: BATCH });
        await review(ctx, { shipmentIds });
        return shipmentIds.length === BATCH ? shipmentIds.at(-1) : undefined;
      });
    }
  }
}
