import type { Db } from '@/db/client';
import type { StaffRole } from './constants';

/** A shop's id that a gate has proven. Cast in lib/auth, lib/access and db/testing only. */
export type ShopId = string & { readonly __brand: 'ShopId' };

/** Who acts. A shopper is one order's holder with the scopes of the grant that was shown. */
export type Actor =
  | { type: 'staff'; userId: string; name: string; role: StaffRole }
  | { type: 'shopper'; orderId: string; grantId: string; scopes: readonly string[] }
  | { type: 'api'; keyId: string }
  | { type: 'integration'; connectionId: string; source: string }
  | { type: 'system'; job: string };

/**
 * Everything a query or mutation may lean on. `db` is the only database handle and is already bound to the shop
 * (row-level security), inside the one transaction of the unit of work; `db.transaction` would end that one early.
 */
export type Ctx = { shopId: ShopId; actor: Actor; db: Db; now: Date; requestId: string };
