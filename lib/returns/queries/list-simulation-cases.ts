import { and, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import type { SimulationCase } from '../rules/simulate-policy';
import type { QuoteLineInput } from '../types';
import { loadQuoteFacts, type QuoteFacts } from './load-quote-facts';

/** `hasMore`: the next batch is worth asking for. */
type Cases = { cases: SimulationCase[]; hasMore: boolean };
type Batch = { asOf: Date; skip: number; limit: number };
const FREE = ['rejected', 'cancelled', 'expired'];

/**
 * Returns as they were asked, newest first, up to `asOf`: with the units and refunds of the returns before them only, as
 * of their own moment, and any exchange in stock. Withdrawals are left out: the law decides them. What is known about a
 * customer is today's.
 */
export async function listReturnCases(ctx: Ctx, { asOf, skip, limit }: Batch): Promise<Cases> {
  const { db, shopId } = ctx;
  const rows = await db
    .select({ row: returns, customer: orders.customerName, email: orders.customerEmail })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(eq(returns.shopId, shopId), eq(returns.kind, 'return'), lte(returns.createdAt, asOf)))
    .orderBy(desc(returns.createdAt), desc(returns.id))
    .limit(limit)
    .offset(skip);
  const cases: SimulationCase[] = [];
  for (const { row, customer, email } of rows) {
    const facts = await loadQuoteFacts(ctx, { orderId: row.orderId, without: row.id });
    const before = await readBefore(ctx, row);
    const externalId = new Map(facts.lineRows.map((line) => [line.id, line.externalId]));
    const wanted = new Map<string, QuoteLineInput>();
    for (const line of before.own) {
      const key = `${line.lineId} ${line.resolution} ${line.reason}`;
      const known = wanted.get(key);
      wanted.set(key, {
        line_external_id: externalId.get(line.lineId) ?? '',
        quantity: (known?.quantity ?? 0) + line.quantity,
        reason: line.reason,
        resolution: line.resolution as QuoteLineInput['resolution'],
        exchange_variant_external_id:
          facts.variantRows.find(({ id }) => id === line.exchangeVariantId)?.externalId ?? null,
      });
    }
    if (wanted.size === 0) continue;
    cases.push({
      kind: 'return',
      id: row.id,
      number: row.number,
      who: customer ?? email,
      input: {
        ...quiet(facts),
        returned: before.claims.map((claim) => ({
          line_external_id: externalId.get(claim.lineId) ?? '',
          quantity: claim.quantity,
          unit_offset: claim.unitOffset,
        })),
        refunded_total: { amount: facts.orderRow.refundedElsewhere + before.refunded, currency: row.currency },
        lines: [...wanted.values()],
        method: row.method,
        now: row.createdAt,
      },
    });
  }
  return { cases, hasMore: rows.length === limit };
}

/** Lines of a return, what the order's earlier returns hold, and what those were paid. */
async function readBefore(ctx: Ctx, row: typeof returns.$inferSelect) {
  const all = await ctx.db
    .select({ line: returnLines, returnId: returns.id, status: returns.status, createdAt: returns.createdAt })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.orderId, row.orderId)));
  const earlier = all.filter(
    (one) => one.returnId !== row.id && one.createdAt < row.createdAt && !FREE.includes(one.status),
  );
  const ids = [...new Set(earlier.map(({ returnId }) => returnId))];
  const [paid] =
    ids.length === 0
      ? [{ sum: 0 }]
      : await ctx.db
          .select({
            sum: sql<number>`coalesce(sum(${refundIntents.amount} - ${refundIntents.bonus}) filter (where ${refundIntents.state} <> 'failed'), 0)::float8`,
          })
          .from(refundIntents)
          .where(and(eq(refundIntents.shopId, ctx.shopId), inArray(refundIntents.returnId, ids)));
  return {
    own: all.filter(({ returnId }) => returnId === row.id).map(({ line }) => line),
    claims: earlier.map(({ line }) => line),
    refunded: paid?.sum ?? 0,
  };
}

/**
 * Orders whose goods are still with the shoppers, newest first, placed up to `asOf`: what would be answered if each asked
 * to send back everything that is left, for money, now.
 */
export async function listOrderCases(ctx: Ctx, { asOf, skip, limit }: Batch): Promise<Cases> {
  const { db, shopId } = ctx;
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        lte(orders.placedAt, asOf),
        isNull(orders.cancelledAt),
        or(
          sql`${orders.fulfilledAt} is not null`,
          sql`exists (select 1 from ${shipments} s where s.shop_id = ${orders.shopId} and s.order_id = ${orders.id} and s.direction = 'outbound')`,
        ),
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit)
    .offset(skip);
  const cases: SimulationCase[] = [];
  for (const { id } of rows) {
    const facts = await loadQuoteFacts(ctx, { orderId: id });
    const lines = facts.lineRows
      .filter((line) => line.requiresShipping && line.quantity > line.claimed)
      .map((line) => ({
        line_external_id: line.externalId,
        quantity: line.quantity - line.claimed,
        resolution: 'refund' as const,
      }));
    if (lines.length === 0) continue;
    cases.push({
      kind: 'order',
      id,
      number: facts.orderRow.number,
      who: facts.orderRow.customerName ?? facts.orderRow.customerEmail,
      input: { ...quiet(facts), lines, now: ctx.now },
    });
  }
  return { cases, hasMore: rows.length === limit };
}

/** What a quote reads, without the rows behind it; whatever an exchange asks for is on the shelf. */
function quiet({ orderRow: _, lineRows: __, variantRows: ___, policy: ____, ...facts }: QuoteFacts) {
  return { ...facts, variants: facts.variants?.map((variant) => ({ ...variant, stock: null })) };
}
