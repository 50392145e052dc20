import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { type Given, statement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import { together } from '@/lib/core/unit-of-work';
import { openPayment } from '@/lib/payments/queries/open-payment';
import type { ReturnStatus } from '../constants';
import type { Quote } from '../types';
import { readReturnParts, readReturnState } from './lock-return';

/** A return as the API answers it (CONTRACT.md 5). Refund amounts are Money. */
export type ReturnRead = Awaited<ReturnType<typeof readOne>>;

type Parts = Awaited<ReturnType<typeof readReturnParts>>;
type Named = { id: string; externalId: string };

/** The order's lines, by the shop's own ids. */
const nameLines = statement((db, { shopId, returnId }: Given<{ shopId: string; returnId: string }>) =>
  db
    .select({ id: orderLines.id, externalId: orderLines.externalId })
    .from(orderLines)
    .innerJoin(returns, and(eq(returns.shopId, orderLines.shopId), eq(returns.orderId, orderLines.orderId)))
    .where(and(eq(returns.shopId, shopId), eq(returns.id, returnId))),
);

async function readOne(
  ctx: Ctx,
  row: typeof returns.$inferSelect,
  orderExternalId: string,
  parts: Parts,
  named: Named[],
) {
  const [state, payment] = await together([
    readReturnState(ctx, row, parts),
    row.dueFromShopper > 0 || row.sendsFirst ? openPayment(ctx, row.id) : null,
  ]);
  const externalIds = new Map(named.map((line) => [line.id, line.externalId]));
  return {
    id: row.id,
    number: row.number,
    order_external_id: orderExternalId,
    // What settles a report is told of by the report.
    kind: row.kind === 'withdrawal' ? ('withdrawal' as const) : ('return' as const),
    status: row.status,
    method: row.method,
    lines: state.lines.map((line) => ({
      id: line.id,
      line_external_id: externalIds.get(line.lineId) ?? '',
      quantity: line.quantity,
      received: line.received,
      accepted: line.accepted,
      damaged: line.damaged,
      missing: line.missing,
      resolution: line.resolution,
      reason: line.reason,
    })),
    quote: row.quote as Quote,
    refunds: state.intents.map((intent) => ({
      id: intent.id,
      amount: { amount: intent.amount, currency: intent.currency },
      state: intent.state,
      provider: intent.provider,
      reference: intent.reference,
      bounced_at: intent.bouncedAt?.toISOString() ?? null,
      instead_of: intent.insteadOf,
      part_of: intent.partOf,
      paid_reference: intent.paidReference,
    })),
    payment: payment && {
      kind: payment.kind,
      amount: { amount: payment.amount, currency: payment.currency },
      state: payment.state,
      provider: payment.provider,
      url: payment.url,
      expires_at: payment.expiresAt.toISOString(),
      paid_at: payment.paidAt?.toISOString() ?? null,
    },
    exchange_released_at: row.releasedAt?.toISOString() ?? null,
    sends_first: row.sendsFirst
      ? {
          secured_by: row.securedBy,
          amount: { amount: row.security, currency: row.currency },
          hand_over_by: row.handOverBy?.toISOString() ?? null,
          overdue_at: row.overdueAt?.toISOString() ?? null,
        }
      : null,
    reject_reason: row.rejectReason,
    expires_at: row.expiresAt?.toISOString() ?? null,
    held_at: row.heldAt?.toISOString() ?? null,
    asked_at: row.askedAt?.toISOString() ?? null,
    docked_at: row.dockedAt?.toISOString() ?? null,
    weight: row.weighedGrams === null ? null : { grams: row.weighedGrams, by: row.weighedBy ?? '' },
    cautions: parts.cautions.map((one) => ({
      kind: one.kind,
      expected_grams: one.data.expected ?? null,
      weighed_grams: one.data.weighed ?? null,
      serials: one.data.serials ?? [],
      at: one.at.toISOString(),
      cleared_at: one.clearedAt?.toISOString() ?? null,
    })),
    allowed_verbs: state.verbs,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** One return. @throws AppError NOT_FOUND for an unknown or foreign id */
export async function getReturn(ctx: Ctx, input: { id: string }): Promise<ReturnRead> {
  if (!isId(input.id)) throw notFound('return');
  const of = { shopId: ctx.shopId, returnId: input.id };
  const [[found], parts, named] = await together([
    findReturn(ctx.db, of),
    readReturnParts(ctx, input.id),
    nameLines(ctx.db, of),
  ]);
  if (!found) throw notFound('return');
  return readOne(ctx, found.row, found.externalId, parts, named);
}

const findReturn = statement((db, { shopId, returnId }: Given<{ shopId: string; returnId: string }>) =>
  db
    .select({ row: returns, externalId: orders.externalId })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(eq(returns.shopId, shopId), eq(returns.id, returnId))),
);

export type ListReturnsInput = PageInput & { status?: ReturnStatus; orderExternalId?: string; createdAfter?: string };

/** Returns, newest first. */
export async function listReturns(ctx: Ctx, input: ListReturnsInput): Promise<Page<ReturnRead>> {
  const where: (SQL | undefined)[] = [
    eq(returns.shopId, ctx.shopId),
    input.status ? eq(returns.status, input.status) : undefined,
    input.orderExternalId ? eq(orders.externalId, input.orderExternalId) : undefined,
    input.createdAfter ? sql`${returns.createdAt} > ${input.createdAfter}::timestamptz` : undefined,
    input.after
      ? sql`(${returns.createdAt}, ${returns.id}) < (${input.after.at}::timestamptz, ${input.after.id}::uuid)`
      : undefined,
  ];
  const rows = await ctx.db
    .select({ row: returns, externalId: orders.externalId })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(...where))
    .orderBy(desc(returns.createdAt), desc(returns.id))
    .limit(input.limit + 1);
  const page = pageOf(rows, input.limit, ({ row }) => ({ at: row.createdAt.toISOString(), id: row.id }));
  const data: ReturnRead[] = [];
  for (const { row, externalId } of page.data) {
    const [parts, named] = await together([
      readReturnParts(ctx, row.id),
      nameLines(ctx.db, { shopId: ctx.shopId, returnId: row.id }),
    ]);
    data.push(await readOne(ctx, row, externalId, parts, named));
  }
  return { data, next_cursor: page.next_cursor };
}
