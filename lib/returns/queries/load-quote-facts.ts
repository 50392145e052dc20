import { and, asc, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import { orderLines, orderRefunds, orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { returnLines, returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { together } from '@/lib/core/unit-of-work';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import type { QuoteInput } from '../types';
import { creditPaid } from './credit-paid';
import { isFlagged, limitsReached } from './load-cautions';

/** An order as a quote reads it, with the rows behind it. */
export type QuoteFacts = Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'> & {
  orderRow: typeof orders.$inferSelect;
  lineRows: (typeof orderLines.$inferSelect)[];
  variantRows: (typeof variants.$inferSelect & {
    productExternalId: string;
    productTitle: string;
    productImage: string | null;
  })[];
};

/** An order by our id, or by the shop's own. */
export type OrderRef = { orderId: string } | { orderExternalId: string };

const FREE = ['rejected', 'cancelled', 'expired'] as const;

/**
 * Loads what a quote needs. With `lock` the order and its lines are held until the transaction ends, so that two
 * claims on one unit take turns (lock order everywhere: order, line, return, refund, credit).
 * @param input.without a return whose own claims are left out: it is being settled
 * @param input.variants external ids of variants of other products an exchange asks for; `variantIds` their rows' own
 * @throws AppError NOT_FOUND
 */
export async function loadQuoteFacts(
  ctx: Ctx,
  input: OrderRef & { lock?: boolean; without?: string; variants?: string[]; variantIds?: string[] },
): Promise<QuoteFacts> {
  const { db, shopId } = ctx;
  const orderQuery = db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        'orderId' in input ? eq(orders.id, input.orderId) : eq(orders.externalId, input.orderExternalId),
      ),
    );
  const [orderRow] = await (input.lock ? orderQuery.for('update') : orderQuery);
  if (!orderRow) throw notFound('order');
  const linesQuery = db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderRow.id)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));
  // One round trip: the lines are locked before what is counted below is read.
  const [lineRows, [shop], shipmentRows, claimRows, refundRows, [history], variantRows, credit, flagged] =
    await together([
      (input.lock ? linesQuery.for('update') : linesQuery).execute(),
      db
        .select({ currency: shops.currency, timeZone: shops.timeZone, policy: policyVersions.document })
        .from(shops)
        .leftJoin(
          policyVersions,
          and(eq(policyVersions.shopId, shops.id), eq(policyVersions.version, orderRow.policyVersion)),
        )
        .where(eq(shops.id, shopId)),
      db
        .select({
          direction: shipments.direction,
          status: shipments.status,
          shippedAt: shipments.shippedAt,
          deliveredAt: shipments.deliveredAt,
          deliveredAtLocal: shipments.deliveredAtLocal,
          lines: sql<
            { lineId: string; quantity: number }[]
          >`coalesce((select jsonb_agg(jsonb_build_object('lineId', x.line_id, 'quantity', x.quantity)) from ${shipmentLines} x where x.shop_id = ${shipments.shopId} and x.shipment_id = ${shipments.id}), '[]')`,
        })
        .from(shipments)
        .where(and(eq(shipments.shopId, shopId), eq(shipments.orderId, orderRow.id))),
      db
        .select({
          lineId: returnLines.lineId,
          quantity: returnLines.quantity,
          unitOffset: returnLines.unitOffset,
          returnId: returns.id,
        })
        .from(returnLines)
        .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
        .where(
          and(
            eq(returnLines.shopId, shopId),
            eq(returnLines.orderId, orderRow.id),
            notInArray(returns.status, [...FREE]),
          ),
        ),
      db
        .select()
        .from(orderRefunds)
        .where(and(eq(orderRefunds.shopId, shopId), eq(orderRefunds.orderId, orderRow.id))),
      db
        .select({
          orders: sql<number>`count(distinct ${orders.id})::int`,
          returns: sql<number>`count(distinct ${returns.id}) filter (where ${returns.createdAt} > ${ctx.now.toISOString()}::timestamptz - interval '90 days')::int`,
          everReturned: sql<number>`count(distinct ${orders.id}) filter (where ${returns.id} is not null)::int`,
        })
        .from(orders)
        .leftJoin(returns, and(eq(returns.shopId, orders.shopId), eq(returns.orderId, orders.id)))
        .where(and(eq(orders.shopId, shopId), eq(orders.emailKey, orderRow.emailKey))),
      loadVariants(ctx, orderRow.id, input.variants ?? [], input.variantIds ?? []),
      creditPaid(ctx, { order: orderRow, without: input.without }),
      isFlagged(ctx, orderRow),
    ]);
  const rules = storedPolicy(shop?.policy);
  const reached = rules.limits
    ? await limitsReached(ctx, { order: orderRow, limits: rules.limits, without: input.without })
    : [];
  const money = (amount: number) => ({ amount, currency: orderRow.currency });
  const externalId = new Map(lineRows.map((line) => [line.id, line.externalId]));
  const iso = (date: Date | null) => date?.toISOString() ?? null;

  return {
    orderRow,
    lineRows,
    variantRows,
    policy: rules,
    shop: { currency: shop?.currency ?? orderRow.currency, time_zone: shop?.timeZone ?? 'UTC' },
    order: {
      currency: orderRow.currency,
      placed_at: iso(orderRow.placedAt),
      fulfilled_at: iso(orderRow.fulfilledAt),
      cancelled_at: iso(orderRow.cancelledAt),
      channel: orderRow.channel,
      tags: orderRow.tags,
      shipping_address: orderRow.shippingAddress,
      prices_include_tax: orderRow.pricesIncludeTax,
      shipping_total: money(orderRow.shippingTotal),
      shipping_tax: money(orderRow.shippingTax),
      discount_total: money(orderRow.discountTotal),
      total_paid: money(orderRow.totalPaid),
      // What others gave back for units takes those units; ours are in `returned`.
      refunds: refundRows
        .filter((refund) => !refund.isOurs)
        .map((refund) => ({ amount: money(refund.amount), lines: refund.lines })),
      lines: lineRows.map((line) => ({
        external_id: line.externalId,
        title: line.title,
        variant_title: line.variantTitle,
        sku: line.sku,
        product_external_id: line.productExternalId,
        variant_external_id: line.variantExternalId,
        quantity: line.quantity,
        unit_price: money(line.unitPrice),
        discount_total: money(line.discountTotal),
        tax_total: money(line.taxTotal),
        tags: line.tags,
        category: line.category,
        final_sale: line.finalSale,
        withdrawal_exempt: line.withdrawalExempt,
        withdrawal_exception: line.withdrawalException,
        requires_shipping: line.requiresShipping,
      })),
    },
    returned: claimRows
      .filter((claim) => claim.returnId !== input.without)
      .map((claim) => ({
        line_external_id: externalId.get(claim.lineId) ?? '',
        quantity: claim.quantity,
        unit_offset: claim.unitOffset,
      })),
    credit_paid: credit,
    cautions: flagged ? ['customer_flagged', ...reached] : reached,
    refunded_total: money(orderRow.refundedByUs + orderRow.refundedElsewhere),
    shipments: shipmentRows.map((shipment) => ({
      direction: shipment.direction,
      status: shipment.status,
      shipped_at: iso(shipment.shippedAt),
      delivered_at: iso(shipment.deliveredAt),
      delivered_at_local: shipment.deliveredAtLocal,
      lines: shipment.lines.map((line) => ({
        line_external_id: externalId.get(line.lineId) ?? '',
        quantity: line.quantity,
      })),
    })),
    variants: variantRows.map((variant) => ({
      external_id: variant.externalId,
      product_external_id: variant.productExternalId,
      title: variant.title,
      price: { amount: variant.price, currency: variant.currency },
      stock: variant.stock === null ? null : Math.max(0, variant.stock - variant.reserved),
    })),
    customer: {
      tags: [],
      orders_count: history?.orders ?? 1,
      returns_90d: history?.returns ?? 0,
      return_rate: history && history.orders > 0 ? history.everReturned / history.orders : 0,
    },
  };
}

/** The variants of an order's own products, and the ones that are named. */
async function loadVariants(ctx: Ctx, orderId: string, variantExternalIds: string[], ids: string[]) {
  const ordered = ctx.db
    .select({ id: products.id })
    .from(orderLines)
    .innerJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.orderId, orderId)));
  // As an array each of the three can be looked up in an index.
  const wanted: SQL[] = [sql`${variants.productId} = any (array(${ordered}))`];
  if (variantExternalIds.length > 0) wanted.push(inArray(variants.externalId, variantExternalIds));
  if (ids.length > 0) wanted.push(inArray(variants.id, ids));
  const rows = await ctx.db
    .select({
      variant: variants,
      productExternalId: products.externalId,
      productTitle: products.title,
      productImage: products.imageUrl,
    })
    .from(variants)
    .innerJoin(products, and(eq(products.shopId, variants.shopId), eq(products.id, variants.productId)))
    .where(and(eq(variants.shopId, ctx.shopId), or(...wanted)))
    .orderBy(asc(variants.productId), asc(variants.position));
  return rows.map(({ variant, ...product }) => ({ ...variant, ...product }));
}
