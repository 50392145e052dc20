import { getPool } from '@/db/pool';
import type { ShopId } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import type { Gate } from '@/lib/core/unit-of-work';
import { isToken } from './require-grant';

/** The order behind a link that was good once, for mailing a new one to its owner; null for anything else. */
export async function findLapsedGrant(
  slug: string,
  token: string,
  now: Date,
): Promise<{ gate: Gate; orderId: string } | null> {
  if (!isToken(token)) return null;
  const { rows } = await getPool().query<{ shop_id: string; order_id: string }>(
    'select g.shop_id, g.order_id from open_grant($1, $2) g join lateral find_shop($3) s on s.shop_id = g.shop_id',
    [hashToken(token), now, slug],
  );
  const [row] = rows;
  return row
    ? {
        gate: { shopId: row.shop_id as ShopId, actor: { type: 'system', job: 'new-link' }, now },
        orderId: row.order_id,
      }
    : null;
}
