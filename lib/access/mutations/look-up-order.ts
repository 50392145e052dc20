import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Actor, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { newToken, sameBytes } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { LOOKUP_COST, LOOKUP_GRANT_HOURS, LOOKUP_NETWORK_LIMIT, LOOKUP_ORDER_LIMIT } from '../constants';
import { contactKind, emailKey, numberKey, phoneKeys, postcodeKey } from '../contact-keys';
import { issueGrant } from './issue-grant';

const ACTOR: Actor = { type: 'system', job: 'lookup' };

/**
 * Finds an order by its number and one contact and opens it: returns the path token of a new grant.
 * Email opens the whole order; phone and postcode show the status only (CONTRACT.md 3), and so does the email it was placed
 * with where the shop has put another in its place: that one may have been a stranger's.
 * "No such order", "wrong contact" and "nothing given" are one answer after the same work (trust.md T03).
 * @param input.network the caller's network (/24 or /56), for the limiter
 * @returns null when nothing matched
 * @throws AppError RATE_LIMITED
 */
export async function lookUpOrder(input: {
  shopId: ShopId;
  number: string;
  contact: string;
  network: string;
  now: Date;
}): Promise<{ token: string } | null> {
  const number = numberKey(input.number);
  const kind = contactKind(input.contact);
  const cost = LOOKUP_COST[kind];
  const order = `${input.shopId}\0${number}`;
  await consumeLimit('lookup:network', `${input.shopId}\0${input.network}`, LOOKUP_NETWORK_LIMIT, cost);
  await consumeLimit('lookup:order', order, LOOKUP_ORDER_LIMIT, cost);

  const token = newToken();
  const found = await inShop({ shopId: input.shopId, actor: ACTOR, now: input.now }, async (ctx) => {
    const candidates = await ctx.db
      .select({
        id: orders.id,
        email: orders.emailKey,
        first: orders.firstEmailKey,
        phone: orders.phoneKey,
        postcode: orders.postcodeKey,
        country: orders.country,
      })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.numberKey, number), isNull(orders.erasedAt)))
      .limit(5);
    const email = emailKey(input.contact);
    const postcode = postcodeKey(input.contact);
    const nothing = Buffer.alloc(32);
    let match: { id: string; scope: 'full' | 'status' } | null = null;
    // Every comparison is made, found or not, so that the answer takes the same time.
    for (const row of candidates.length > 0
      ? candidates
      : [{ id: '', email: nothing, first: nothing, phone: nothing, postcode: nothing, country: null }]) {
      const byEmail = sameBytes(row.email, email);
      const byFirst = sameBytes(row.first ?? nothing, email);
      const byPhone = phoneKeys(input.contact, row.country)
        .map((key) => sameBytes(row.phone ?? nothing, key))
        .some(Boolean);
      const byPostcode = sameBytes(row.postcode ?? nothing, postcode ?? nothing) && postcode !== null;
      if (!row.id || match) continue;
      if (kind === 'email' && byEmail) match = { id: row.id, scope: 'full' };
      else if (kind === 'email' ? byFirst : byPhone || byPostcode) match = { id: row.id, scope: 'status' };
    }
    if (!match) return null;
    await issueGrant(ctx, {
      token,
      purpose: 'track',
      scope: match.scope,
      orderId: match.id,
      origin: match.scope === 'full' ? 'lookup_email' : 'lookup_contact',
      expiresAt: new Date(ctx.now.getTime() + LOOKUP_GRANT_HOURS * 3_600_000),
    });
    return match;
  });
  if (!found) return null;
  // Who knows the answer is not the one the limit is for.
  await consumeLimit('lookup:network', `${input.shopId}\0${input.network}`, LOOKUP_NETWORK_LIMIT, -cost).catch(
    ignoreLimit,
  );
  await consumeLimit('lookup:order', order, LOOKUP_ORDER_LIMIT, -cost).catch(ignoreLimit);
  return { token };
}

function ignoreLimit(error: unknown) {
  if (!(error instanceof AppError)) throw error;
}
