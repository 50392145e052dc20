import { sql } from 'drizzle-orm';
import { orderToken } from '@/lib/access/order-link';
import { may } from '@/lib/auth/permissions';
import { readShipment } from '@/lib/cases/queries/read-shipment';
import type { Ctx } from '@/lib/core/context';
import { loadQuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import { readHistory } from '@/lib/returns/queries/read-history';
import { getShop } from '@/lib/shops/queries/get-shop';
import { type ReportDesk, reportDesk } from '../rules/report-desk';
import { loadReport } from './load-report';
import { loadReportFacts } from './load-report-facts';

type Beside = { name: string | null; phone: string | null; earlier: number; returnNumber: string | null };

/** One report on the desk, worded: what was said, what is known, and what each way out would cost. @throws AppError NOT_FOUND */
export async function readReportDesk(ctx: Ctx, input: { reportId: string }): Promise<ReportDesk> {
  const report = await loadReport(ctx, input);
  const [shop, facts, quoteFacts, parcel, { rows }] = await Promise.all([
    getShop(ctx),
    loadReportFacts(ctx, { orderId: report.orderId }),
    loadQuoteFacts(ctx, { orderId: report.orderId }),
    readShipment(ctx, { shipmentId: report.shipmentId }),
    ctx.db.execute<Beside>(sql`
      select o.customer_name as name, o.customer_phone as phone,
        (select count(*)::int from problem_reports p join orders n on n.shop_id = p.shop_id and n.id = p.order_id
          where p.shop_id = o.shop_id and n.email_key = o.email_key and p.id <> ${report.id}) as earlier,
        (select r.number from returns r where r.shop_id = o.shop_id and r.id = ${report.returnId}) as "returnNumber"
      from orders o where o.shop_id = ${ctx.shopId} and o.id = ${report.orderId}`),
  ]);
  const history = await readHistory(ctx, { accountKey: facts.order.emailKey });
  const role = ctx.actor.type === 'staff' ? ctx.actor.role : 'viewer';
  const beside = rows[0] ?? { name: null, phone: null, earlier: 0, returnNumber: null };
  return reportDesk(
    { report, facts, quoteFacts, parcel, history, beside },
    {
      shop: shop.slug,
      zone: shop.timeZone,
      now: ctx.now,
      shopperHref: `/s/${shop.slug}/track/${orderToken(ctx.shopId, report.orderId)}/problem/${report.id}`,
      mayDecide: may(role, 'returns:refund'),
    },
  );
}
