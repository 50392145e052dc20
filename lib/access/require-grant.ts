import { getPool } from '@/db/pool';
import type { ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { hashToken } from '@/lib/core/secrets';
import type { Gate } from '@/lib/core/unit-of-work';
import type { PageScope } from '@/lib/tracking/types';

export type Grant = {
  grantId: string;
  orderId: string;
  returnId: string | null;
  purpose: 'track' | 'return';
  scope: PageScope;
};

/** A token as our links carry it; anything else is refused before the database is asked. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/**
 * Turns a path token into a gate: the one place where a shopper's tenant is minted.
 * @throws AppError NOT_FOUND for an unknown token, or one of another shop or purpose; the same with
 *   `details.expired` for one that was good once, so that the page can offer a new link
 */
export async function requireGrant(input: {
  slug: string;
  token: string;
  purpose: 'track' | 'return';
  now: Date;
}): Promise<{ gate: Gate; grant: Grant }> {
  const refused = (expired = false) => new AppError('NOT_FOUND', 'No such link.', { expired });
  if (!isToken(input.token)) throw refused();
  const { rows } = await getPool().query<{
    shop_id: string;
    grant_id: string;
    purpose: 'track' | 'return';
    scope: PageScope;
    order_id: string;
    return_id: string | null;
    is_open: boolean;
    slug: string;
  }>(`select g.*, s.slug from open_grant($1, $2) g join lateral find_shop($3) s on s.shop_id = g.shop_id`, [
    hashToken(input.token),
    input.now,
    input.slug,
  ]);
  const row = rows[0];
  if (!row || row.purpose !== input.purpose) throw refused();
  if (!row.is_open) throw refused(true);
  const grant = {
    grantId: row.grant_id,
    orderId: row.order_id,
    returnId: row.return_id,
    purpose: row.purpose,
    scope: row.scope,
  };
  return {
    grant,
    gate: {
      shopId: row.shop_id as ShopId,
      actor: { type: 'shopper', orderId: row.order_id, grantId: row.grant_id, scopes: [row.scope] },
      now: input.now,
    },
  };
}

/**
 * Only the holder of the whole order may send something back: postcode and phone show the status alone (CONTRACT.md 3),
 * and what a return says of money and buyer is not for who was given the goods.
 * @throws AppError FORBIDDEN
 */
export function assertMayAct(grant: Grant): void {
  if (grant.scope !== 'full') throw new AppError('FORBIDDEN', 'This link shows where the parcel is, no more.');
}

/**
 * Who may start a return: the buyer, and whoever was given the goods, for credit of their own and without prices.
 * @throws AppError FORBIDDEN
 */
export function assertMayReturn(grant: Grant): void {
  if (grant.scope === 'status') throw new AppError('FORBIDDEN', 'This link shows where the parcel is, no more.');
}

/** Who may speak about the goods: whoever knows them, not who knows a postcode. @throws AppError FORBIDDEN */
export function assertMaySpeak(grant: Grant): void {
  if (grant.scope === 'status') throw new AppError('FORBIDDEN', 'This link shows the status only.');
}
