import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/reports';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import type { ReportKind, ReportState } from '../constants';
import { reportVerbs } from '../rules/report-verbs';
import type { ReportRead } from '../schema';

const COLUMNS = {
  row: problemReports,
  order: orders.externalId,
  shipment: shipments.externalId,
  lines: sql<ReportRead['lines']>`coalesce((select jsonb_agg(jsonb_build_object('line_external_id', l.external_id,
      'quantity', x.quantity) order by l.position)
    from problem_report_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
    where x.shop_id = ${problemReports.shopId} and x.report_id = ${problemReports.id}), '[]')`,
  refunds: sql<ReportRead['refunds']>`coalesce((select jsonb_agg(jsonb_build_object(
      'amount', jsonb_build_object('amount', i.amount, 'currency', i.currency), 'state', i.state, 'provider', i.provider) order by i.step)
    from refund_intents i where i.shop_id = ${problemReports.shopId} and i.return_id = ${problemReports.returnId}), '[]')`,
  events: sql<
    ReportRead['events']
  >`coalesce((select jsonb_agg(jsonb_build_object('type', e.type, 'words', e.words, 'at', e.at) order by e.at, e.id)
    from problem_report_events e where e.shop_id = ${problemReports.shopId} and e.report_id = ${problemReports.id}
      and e.type <> 'noted'), '[]')`,
};

type Found = {
  row: typeof problemReports.$inferSelect;
  order: string;
  shipment: string;
} & Pick<ReportRead, 'lines' | 'refunds' | 'events'>;

const readOne = ({ row, order, shipment, lines, refunds, events }: Found): ReportRead => ({
  id: row.id,
  number: row.number,
  order_external_id: order,
  shipment_external_id: shipment,
  kind: row.kind,
  state: row.state,
  lines,
  answers: row.answers,
  comment: row.comment,
  photos: row.photoIds.length,
  wish: row.wish,
  answer_by: row.answerBy,
  outcome: row.outcome,
  reason: row.reason,
  return_id: row.returnId,
  refunds,
  events: events.map((event) => ({ ...event, at: new Date(event.at).toISOString() })),
  allowed_verbs: reportVerbs(row.state),
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

const found = (ctx: Ctx, where: (SQL | undefined)[]) =>
  ctx.db
    .select(COLUMNS)
    .from(problemReports)
    .innerJoin(orders, and(eq(orders.shopId, problemReports.shopId), eq(orders.id, problemReports.orderId)))
    .innerJoin(shipments, and(eq(shipments.shopId, problemReports.shopId), eq(shipments.id, problemReports.shipmentId)))
    .where(and(eq(problemReports.shopId, ctx.shopId), ...where))
    .orderBy(desc(problemReports.createdAt), desc(problemReports.id));

/** One report. @throws AppError NOT_FOUND for an unknown or foreign id */
export async function getReport(ctx: Ctx, input: { id: string }): Promise<ReportRead> {
  if (!isId(input.id)) throw notFound('report');
  const [one] = await found(ctx, [eq(problemReports.id, input.id)]);
  if (!one) throw notFound('report');
  return readOne(one);
}

export type ListReportsInput = PageInput & { state?: ReportState; kind?: ReportKind; orderExternalId?: string };

/** Reports, newest first. */
export async function listReports(ctx: Ctx, input: ListReportsInput): Promise<Page<ReportRead>> {
  const rows = await found(ctx, [
    input.state ? eq(problemReports.state, input.state) : undefined,
    input.kind ? eq(problemReports.kind, input.kind) : undefined,
    input.orderExternalId ? eq(orders.externalId, input.orderExternalId) : undefined,
    input.after
      ? sql`(${problemReports.createdAt}, ${problemReports.id}) < (${input.after.at}::timestamptz, ${input.after.id}::uuid)`
      : undefined,
  ]).limit(input.limit + 1);
  const page = pageOf(rows, input.limit, ({ row }) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return { data: page.data.map(readOne), next_cursor: page.next_cursor };
}
