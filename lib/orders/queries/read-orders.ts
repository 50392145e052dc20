import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import { orderLines, orderRefunds, orders } from '@/db/schema/orders';
import { shops } from '@/db/schema/shops';
import { orderUrl } from '@/lib/access/order-link';
import type { Ctx } from '@/lib/core/context';
import type { OrderRead } from '../schema';

/**
 * Orders of the shop as the API answers them, newest first, at most `limit`; each with the row's own id and instant
 * for paging.
 */
export async function readOrders(
  ctx: Ctx,
  { where, limit = 1 }: { where: SQL | undefined; limit?: number },
): Promise<{ id: string; placedAt: Date; answer: OrderRead }[]> {
  const rows = await ctx.db
    .select({ order: orders, slug: shops.slug, domain: domains.host })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .leftJoin(domains, and(eq(domains.shopId, orders.shopId), eq(domains.isPrimary, true)))
    .where(and(eq(orders.shopId, ctx.shopId), where))
    .orderBy(sql`${orders.placedAt} desc, ${orders.id} desc`)
    .limit(limit);
  const ids = rows.map(({ order }) => order.id);
  if (ids.length === 0) return [];
  const lines = await ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, ctx.shopId), inArray(orderLines.orderId, ids)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));
  const refunds = await ctx.db
    .select()
    .from(orderRefunds)
    .where(and(eq(orderRefunds.shopId, ctx.shopId), inArray(orderRefunds.orderId, ids)))
    .orderBy(asc(orderRefunds.createdAt), asc(orderRefunds.externalId));
  return rows.map(({ order, slug, domain }) => ({
    id: order.id,
    placedAt: order.placedAt,
    answer: answerOf(
      order,
      lines.filter((line) => line.orderId === order.id),
      refunds.filter((refund) => refund.orderId === order.id),
      orderUrl({ id: ctx.shopId, slug, domain }, order.id),
    ),
  }));
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

function answerOf(
  order: typeof orders.$inferSelect,
  lines: (typeof orderLines.$inferSelect)[],
  refunds: (typeof orderRefunds.$inferSelect)[],
  trackingUrl: string,
): OrderRead {
  const money = (amount: number) => ({ amount, currency: order.currency });
  const address = order.shippingAddress;
  return {
    external_id: order.externalId,
    number: order.number,
    placed_at: order.placedAt.toISOString(),
    updated_at: iso(order.sourceUpdatedAt),
    cancelled_at: iso(order.cancelledAt),
    fulfilled_at: iso(order.fulfilledAt),
    currency: order.currency,
    locale: order.locale,
    channel: order.channel,
    customer: { email: order.customerEmail, phone: order.customerPhone, name: order.customerName },
    shipping_address: address && {
      name: address.name ?? null,
      line1: address.line1 ?? null,
      line2: address.line2 ?? null,
      city: address.city ?? null,
      region: address.region ?? null,
      postal_code: address.postal_code ?? null,
      country: address.country,
    },
    prices_include_tax: order.pricesIncludeTax,
    shipping_total: money(order.shippingTotal),
    shipping_tax: money(order.shippingTax),
    discount_total: money(order.discountTotal),
    discount_from: order.discountFrom === null ? null : money(order.discountFrom),
    total_paid: money(order.totalPaid),
    paid_by: order.paidBy,
    charges: order.charges.map((charge) => ({ ...charge, amount: money(charge.amount) })),
    refunds: refunds.map((refund) => ({
      external_id: refund.externalId,
      amount: money(refund.amount),
      lines: refund.lines,
      is_ours: refund.isOurs,
    })),
    tags: order.tags,
    is_gift: order.isGift,
    note: order.note,
    ships_by: iso(order.shipsBy),
    lines: lines.map((line) => ({
      external_id: line.externalId,
      title: line.title,
      variant_title: line.variantTitle,
      sku: line.sku,
      product_external_id: line.productExternalId,
      variant_external_id: line.variantExternalId,
      image_url: line.imageUrl,
      quantity: line.quantity,
      unit_price: money(line.unitPrice),
      discount_total: money(line.discountTotal),
      tax_total: money(line.taxTotal),
      tags: line.tags,
      final_sale: line.finalSale,
      category: line.category,
      withdrawal_exempt: line.withdrawalExempt,
      withdrawal_exception: line.withdrawalException,
      requires_shipping: line.requiresShipping,
      bundle: line.bundle,
      value: line.statedValue === null ? null : money(line.statedValue),
      gift_from: line.giftFrom === null ? null : money(line.giftFrom),
      weight_grams: line.weightGrams,
      serials: line.serials,
      claimed: line.claimed,
    })),
    policy_version: order.policyVersion,
    erased_at: iso(order.erasedAt),
    tracking_url: trackingUrl,
  };
}
