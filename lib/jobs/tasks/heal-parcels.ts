import { getPool } from '@/db/pool';
import { log } from '@/lib/core/log';
import { healShop } from '@/lib/tracking/heal-shop';

/** Of one shop in one go; the rest waits for the next, so that nothing else waits for it. */
const BATCHES = 20;

/** After an upgrade that folds otherwise, parcels folded before are folded again, bit by bit. With none left it costs a look. */
export async function healParcels(): Promise<void> {
  const { rows } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id: shopId } of rows) {
    const { looked, changed } = await healShop(shopId, { batches: BATCHES, passOver: true });
    if (looked > 0) log.info({ shopId, looked, changed }, 'Parcels were folded again by the rules as they are now');
  }
}
