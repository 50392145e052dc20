import { and, asc, eq, sql } from 'drizzle-orm';
import { returnInspections } from '@/db/schema/inspections';
import { orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/reports';
import { returnLabels } from '@/db/schema/return-ways';
import { returnDrafts } from '@/db/schema/returns';
import { shops } from '@/db/schema/shops';
import { orderToken } from '@/lib/access/order-link';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { listPayments } from '@/lib/payments/queries/open-payment';
import { openAccount } from '@/lib/returns/queries/find-account';
import { findParcelFacts } from '@/lib/returns/queries/find-parcel-facts';
import { listAwaitedElsewhere } from '@/lib/returns/queries/list-awaited-elsewhere';
import { listDisputes } from '@/lib/returns/queries/list-disputes';
import { loadReturnPage } from '@/lib/returns/queries/load-return-page';
import type { ReturnDraft } from '@/lib/returns/types';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import type { ReturnPlace } from '../constants';
import type { ReturnDetailFacts } from '../rules/return-detail';
import { loadShopper } from './load-shopper';
import { placedReturns } from './return-places';

/** One return with everything its console page says. @throws AppError NOT_FOUND, also for another shop's */
export async function loadReturnDetail(ctx: Ctx, input: { returnId: string }): Promise<ReturnDetailFacts> {
  if (!isId(input.returnId)) throw notFound('return');
  const loaded = await loadReturnPage(ctx, input.returnId);
  const { row, order } = loaded;
  const [disputes, placed, [shop], [history], drafts, inspections, shopper, [label]] = await Promise.all([
    listDisputes(ctx, { orderIds: [order.id] }),
    ctx.db.execute<{ place: ReturnPlace }>(sql`select place from (${placedReturns(ctx, sql`r.id = ${row.id}`)}) q`),
    ctx.db
      .select({ slug: shops.slug, timeZone: shops.timeZone, locales: shops.locales, currency: shops.currency })
      .from(shops)
      .where(eq(shops.id, ctx.shopId)),
    ctx.db
      .select({
        orders: sql<number>`count(*)::int`,
        returns: sql<number>`coalesce(sum((select count(*) from returns x where x.shop_id = ${orders.shopId} and x.order_id = ${orders.id})), 0)::int`,
      })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.emailKey, order.emailKey))),
    ctx.db
      .select({ document: returnDrafts.document })
      .from(returnDrafts)
      .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.returnId, row.id))),
    ctx.db
      .select()
      .from(returnInspections)
      .where(and(eq(returnInspections.shopId, ctx.shopId), eq(returnInspections.returnId, row.id)))
      .orderBy(asc(returnInspections.at), asc(returnInspections.id)),
    loadShopper(ctx, { orderId: order.id }),
    ctx.db
      .select({ problem: returnLabels.lastError })
      .from(returnLabels)
      .where(
        and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.returnId, row.id), eq(returnLabels.state, 'failed')),
      ),
  ]);
  if (!shop) throw notFound('shop');
  const [report] =
    row.kind === 'report'
      ? await ctx.db
          .select({ id: problemReports.id, number: problemReports.number })
          .from(problemReports)
          .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.returnId, row.id)))
      : [];
  const photos = new Map(
    drafts.flatMap(({ document }) =>
      (document as ReturnDraft).lines.map((line) => [line.line_id, line.photo_ids ?? []] as const),
    ),
  );
  const stateLine = new Map(loaded.state.lines.map((line) => [line.id, line]));
  return {
    shop,
    row,
    report: report ?? null,
    order,
    quote: loaded.quote,
    policy: loaded.policy,
    place: placed.rows[0]?.place ?? 'done',
    events: loaded.events,
    state: loaded.state,
    inspections,
    parcel: await findParcelFacts(ctx, { row }),
    elsewhere: inspections.some(({ condition, movedTo }) => condition === 'unexpected' && !movedTo)
      ? await listAwaitedElsewhere(ctx, { returnId: row.id })
      : [],
    disputes,
    account: await openAccount(ctx, { returnId: row.id }),
    payments: await listPayments(ctx, { returnId: row.id }),
    shopper,
    unlabelled: label && row.status === 'approved' ? (label.problem ?? '') : null,
    shopCurrency: shop.currency,
    history: history ?? { orders: 1, returns: 1 },
    links: {
      order: `/console/${shop.slug}/orders/${order.id}`,
      shopperOrder: `/s/${shop.slug}/track/${orderToken(ctx.shopId, order.id)}`,
      shopper: `/s/${shop.slug}/returns/${returnToken(ctx.shopId, row.id)}`,
      photo: (id) => `/api/console/${shop.slug}/returns/photos/${id}`,
    },
    lines: loaded.lines.flatMap((line) => {
      const state = stateLine.get(line.id);
      if (!state) return [];
      return [
        {
          ...line,
          imageUrl: ownPicture(line.imageUrl ?? line.productImage),
          netRefund: state.netRefund,
          keepsItem: state.keepsItem,
          accepted: state.accepted,
          damaged: state.damaged,
          missing: state.missing,
          photoIds: [...new Set([...line.photoIds, ...(photos.get(state.lineId) ?? [])])],
        },
      ];
    }),
  };
}
