import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import type { RemediedBy, ReportEventType, ReportKind, ReportOutcome, ReportState } from '../constants';

/** One report with everything its pages tell. Times are RFC 3339; `paid` is minor units of the order's currency. */
export type ReportDetail = {
  id: string;
  number: string;
  orderId: string;
  shipmentId: string;
  kind: ReportKind;
  state: ReportState;
  wish: RemediedBy | null;
  answers: Record<string, string>;
  comment: string | null;
  photoIds: string[];
  forRecipient: boolean;
  answerBy: string;
  outcome: ReportOutcome | null;
  reason: string | null;
  returnId: string | null;
  createdAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  orderNumber: string;
  email: string;
  currency: string;
  locale: string | null;
  country: string | null;
  address: { region?: string | null; postal_code?: string | null; country?: string | null } | null;
  shopZone: string;
  /** Of the return that settles it: what is given back, by kind. */
  refund: number;
  credit: number;
  lines: {
    id: string;
    externalId: string;
    title: string;
    variantTitle: string | null;
    imageUrl: string | null;
    quantity: number;
  }[];
  events: {
    id: string;
    type: ReportEventType;
    actor: string;
    actorName: string | null;
    words: string | null;
    at: string;
  }[];
};

/**
 * Reads a report. A shopper's context sees reports of its own order, and of its own side of a gift.
 * @throws AppError NOT_FOUND
 */
export async function loadReport(ctx: Ctx, input: { reportId: string }): Promise<ReportDetail> {
  const { actor } = ctx;
  if (!isId(input.reportId)) throw notFound('report');
  const iso = (column: string) => sql.raw(`to_json(r.${column}) #>> '{}'`);
  const { rows } = await ctx.db.execute<ReportDetail>(sql`
    select r.id, r.number, r.order_id as "orderId", r.shipment_id as "shipmentId", r.kind, r.state, r.wish, r.answers,
      r.comment, to_json(r.photo_ids) as "photoIds", r.for_recipient as "forRecipient", r.answer_by as "answerBy", r.outcome,
      r.reason, r.return_id as "returnId", ${iso('created_at')} as "createdAt", ${iso('decided_at')} as "decidedAt",
      r.decided_by as "decidedBy", o.number as "orderNumber", o.customer_email as email, o.currency, o.locale, o.country,
      o.shipping_address as address, h.time_zone as "shopZone",
      coalesce((select sum(i.amount) filter (where i.kind = 'refund') from refund_intents i
        where i.shop_id = r.shop_id and i.return_id = r.return_id and i.state <> 'failed'), 0)::float8 as refund,
      coalesce((select sum(i.amount) filter (where i.kind = 'credit') from refund_intents i
        where i.shop_id = r.shop_id and i.return_id = r.return_id and i.state <> 'failed'), 0)::float8 as credit,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'externalId', l.external_id, 'title', l.title,
          'variantTitle', l.variant_title, 'imageUrl', coalesce(l.image_url, w.image_url, p.image_url),
          'quantity', x.quantity) order by l.position)
        from problem_report_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where x.shop_id = r.shop_id and x.report_id = r.id), '[]') as lines,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'type', e.type, 'actor', e.actor, 'actorName', e.actor_name,
          'words', e.words, 'at', e.at) order by e.at, e.id)
        from problem_report_events e where e.shop_id = r.shop_id and e.report_id = r.id), '[]') as events
    from problem_reports r
    join orders o on o.shop_id = r.shop_id and o.id = r.order_id
    join shops h on h.id = r.shop_id
    where r.shop_id = ${ctx.shopId} and r.id = ${input.reportId}`);
  const [row] = rows;
  const isTheirs =
    actor.type !== 'shopper' || (row?.orderId === actor.orderId && row.forRecipient === actor.scopes.includes('gift'));
  if (!row || !isTheirs) throw notFound('report');
  return { ...row, lines: row.lines.map((line) => ({ ...line, imageUrl: ownPicture(line.imageUrl) })) };
}
