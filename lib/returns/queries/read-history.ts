import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { feedback } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { customerFlags } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import type { FlagKind } from '../constants';
import { samePerson } from './same-person';

export type CustomerHistory = {
  orders: number;
  /** Of the first order that is known; null for nobody. */
  since: string | null;
  /** Returns that did not come to nothing: ever, and in the last 90 days. */
  returns: number;
  returns90: number;
  /** Orders with a return, of all, between 0 and 1. */
  rate: number;
  /** Given back and credited so far, in minor units, by currency. */
  paidBack: { amount: number; currency: string }[];
  /** Units that were announced and did not come, or came damaged. */
  missing: number;
  damaged: number;
  /** What was wrong in their words, by the policy's codes, most frequent first. */
  reasons: { code: string; units: number }[];
  /** How often they wrote that something is wrong. */
  reports: number;
  flags: {
    kind: FlagKind;
    note: string | null;
    at: string;
    returnId: string | null;
    returnNumber: string | null;
    /** Key of who raised it: `staff:…`, `api:…`. */
    by: string;
  }[];
};

/** What a shop knows of a shopper's returns, for whoever decides the next one. */
export async function readHistory(ctx: Ctx, input: { accountKey: Buffer }): Promise<CustomerHistory> {
  const { db, shopId, now } = ctx;
  const own = and(eq(orders.shopId, shopId), eq(orders.emailKey, input.accountKey));
  const counts = sql`${returns.id} is not null and ${returns.status} not in ('rejected', 'cancelled', 'expired')`;
  const recent = new Date(now.getTime() - 90 * 86_400_000).toISOString();
  const [all] = await db
    .select({
      orders: sql<number>`count(distinct ${orders.id})::int`,
      since: sql<string | null>`to_json(min(${orders.placedAt})) #>> '{}'`,
      returned: sql<number>`count(distinct ${orders.id}) filter (where ${counts})::int`,
      returns: sql<number>`count(distinct ${returns.id}) filter (where ${counts})::int`,
      returns90: sql<number>`count(distinct ${returns.id}) filter (where ${counts} and ${returns.createdAt} > ${recent}::timestamptz)::int`,
    })
    .from(orders)
    .leftJoin(returns, and(eq(returns.shopId, orders.shopId), eq(returns.orderId, orders.id)))
    .where(own);
  const [units] = await db
    .select({
      missing: sql<number>`coalesce(sum(${returnLines.missing}), 0)::int`,
      damaged: sql<number>`coalesce(sum(${returnLines.damaged}), 0)::int`,
    })
    .from(returnLines)
    .innerJoin(orders, and(eq(orders.shopId, returnLines.shopId), eq(orders.id, returnLines.orderId)))
    .where(own);
  const reasons = await db
    .select({ code: sql<string>`${returnLines.reason}`, units: sql<number>`sum(${returnLines.quantity})::int` })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
    .innerJoin(orders, and(eq(orders.shopId, returnLines.shopId), eq(orders.id, returnLines.orderId)))
    .where(and(own, counts, isNotNull(returnLines.reason)))
    .groupBy(returnLines.reason)
    .orderBy(sql`2 desc, 1`)
    .limit(4);
  const [words] = await db
    .select({ reports: sql<number>`count(*)::int` })
    .from(feedback)
    .innerJoin(orders, and(eq(orders.shopId, feedback.shopId), eq(orders.id, feedback.orderId)))
    .where(and(own, eq(feedback.kind, 'wrong')));
  const paidBack = await db
    .select({
      currency: refundIntents.currency,
      amount: sql<number>`sum(${refundIntents.amount})`.mapWith(Number),
    })
    .from(refundIntents)
    .innerJoin(orders, and(eq(orders.shopId, refundIntents.shopId), eq(orders.id, refundIntents.orderId)))
    .where(and(own, eq(refundIntents.state, 'succeeded')))
    .groupBy(refundIntents.currency)
    .orderBy(refundIntents.currency);
  const flags = await db
    .select({
      kind: customerFlags.kind,
      note: customerFlags.note,
      at: customerFlags.createdAt,
      returnId: customerFlags.returnId,
      returnNumber: returns.number,
      by: customerFlags.createdBy,
    })
    .from(customerFlags)
    .leftJoin(returns, and(eq(returns.shopId, customerFlags.shopId), eq(returns.id, customerFlags.returnId)))
    .where(
      and(
        eq(customerFlags.shopId, shopId),
        // What was noted under another address of theirs is theirs too.
        or(
          eq(customerFlags.accountKey, input.accountKey),
          sql`exists (select from orders fo, orders o where fo.shop_id = ${returns.shopId} and fo.id = ${returns.orderId}
            and o.shop_id = ${shopId} and o.email_key = ${input.accountKey} and ${samePerson(sql`fo`, sql`o`)})`,
        ),
        isNull(customerFlags.liftedAt),
      ),
    )
    .orderBy(desc(customerFlags.createdAt));
  const total = all?.orders ?? 0;
  return {
    orders: total,
    since: all?.since ?? null,
    returns: all?.returns ?? 0,
    returns90: all?.returns90 ?? 0,
    rate: total > 0 ? (all?.returned ?? 0) / total : 0,
    paidBack,
    reasons,
    reports: words?.reports ?? 0,
    missing: units?.missing ?? 0,
    damaged: units?.damaged ?? 0,
    flags: flags.map((flag) => ({ ...flag, at: flag.at.toISOString() })),
  };
}
