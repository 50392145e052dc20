import { getPool } from '@/db/pool';
import type { ShopId } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import type { Gate } from '@/lib/core/unit-of-work';
import { isToken } from './require-grant';

export type SharedScorecard = { linkId: string; carrier: string | null; days: number; expiresAt: Date };

/**
 * Turns the token of a shared scorecard into a gate of its shop, for reading that scorecard and nothing else.
 * Null: unknown, run out or taken back, all the same to whoever asks.
 */
export async function openScorecardLink(
  token: string,
  now: Date,
): Promise<{ gate: Gate; shared: SharedScorecard } | null> {
  if (!isToken(token)) return null;
  const { rows } = await getPool().query<{
    shop_id: string;
    link_id: string;
    carrier: string | null;
    days: number;
    expires_at: Date;
  }>('select * from open_scorecard_link($1, $2)', [hashToken(token), now]);
  const [row] = rows;
  if (!row) return null;
  return {
    gate: { shopId: row.shop_id as ShopId, actor: { type: 'system', job: 'shared-scorecard' }, now },
    shared: {
      linkId: row.link_id,
      carrier: row.carrier,
      days: row.days,
      expiresAt: new Date(row.expires_at),
    },
  };
}
