import type { variants } from '@/db/schema/catalog';
import type { orderLines, orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { together } from '@/lib/core/unit-of-work';
import { storedPolicy } from '@/lib/policies/rules/stored-policy';
import type { QuoteInput } from '../types';
import { claimReduced } from './claim-reduced';
import { creditPaid } from './credit-paid';
import { discountTakenBack } from './discount-taken-back';
import { limitsReached } from './load-cautions';
import {
  lockLines,
  lockOrder,
  lockOrderByExternalId,
  readClaims,
  readLines,
  readNamedVariants,
  readOrder,
  readOrderByExternalId,
  readRefunds,
  readShipments,
  readStanding,
  readVariants,
} from './quote-statements';

/** An order as a quote reads it, with the rows behind it. */
export type QuoteFacts = Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'> & {
  orderRow: typeof orders.$inferSelect;
  /** The languages that the shop writes. */
  locales: { locales: string[]; defaultLocale: string };
  lineRows: (typeof orderLines.$inferSelect)[];
  variantRows: (typeof variants.$inferSelect & {
    productExternalId: string;
    productTitle: string;
    productImage: string | null;
  })[];
};

/** An order by our id, or by the shop's own. */
export type OrderRef = { orderId: string } | { orderExternalId: string };

/**
 * Loads what a quote needs. With `lock` the order and its lines are held until the transaction ends, so that two
 * claims on one unit take turns (lock order everywhere: order, line, return, refund, credit).
 * @param input.without a return whose own claims are left out: it is being settled
 * @param input.asPaid what other returns really kept back of the discount counts, not what they were quoted
 * @param input.variants external ids of variants of other products an exchange asks for; `variantIds` their rows' own
 * @throws AppError NOT_FOUND
 */
export async function loadQuoteFacts(
  ctx: Ctx,
  input: OrderRef & { lock?: boolean; without?: string; asPaid?: boolean; variants?: string[]; variantIds?: string[] },
): Promise<QuoteFacts> {
  const { db, shopId } = ctx;
  const [orderRow] =
    'orderId' in input
      ? await (input.lock ? lockOrder : readOrder)(db, { shopId, id: input.orderId })
      : await (input.lock ? lockOrderByExternalId : readOrderByExternalId)(db, {
          shopId,
          externalId: input.orderExternalId,
        });
  if (!orderRow) throw notFound('order');
  const of = { shopId, orderId: orderRow.id };
  // One round trip: the lines are locked before what is counted below is read.
  const [lineRows, [standing], shipmentRows, claimRows, refundRows, variantRows] = await together([
    (input.lock ? lockLines : readLines)(db, of),
    readStanding(db, { ...of, recently: new Date(ctx.now.getTime() - 90 * 86_400_000).toISOString() }),
    readShipments(db, of),
    readClaims(db, of),
    readRefunds(db, of),
    input.variants?.length || input.variantIds?.length
      ? readNamedVariants(db, { ...of, externalIds: input.variants ?? [], ids: input.variantIds ?? [] })
      : readVariants(db, of),
  ]);
  if (!standing) throw notFound('order');
  const credit = await creditPaid(ctx, { order: orderRow, spent: standing.credit, without: input.without });
  const { history } = standing;
  const rules = storedPolicy(standing.policy);
  const reached = rules.limits
    ? await limitsReached(ctx, { order: orderRow, limits: rules.limits, without: input.without })
    : [];
  const money = (amount: number) => ({ amount, currency: orderRow.currency });
  const externalId = new Map(lineRows.map((line) => [line.id, line.externalId]));
  const iso = (date: Date | null) => date?.toISOString() ?? null;

  return {
    orderRow,
    lineRows,
    variantRows: variantRows.map(({ variant, ...product }) => ({ ...variant, ...product })),
    locales: { locales: standing.locales, defaultLocale: standing.defaultLocale },
    policy: rules,
    shop: { currency: standing.currency, time_zone: standing.timeZone },
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
      discount_from: orderRow.discountFrom === null ? null : money(orderRow.discountFrom),
      total_paid: money(orderRow.totalPaid),
      paid_by: orderRow.paidBy,
      charges: orderRow.charges.map((charge) => ({ ...charge, amount: money(charge.amount) })),
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
        bundle: line.bundle,
        value: line.statedValue === null ? null : money(line.statedValue),
        gift_from: line.giftFrom === null ? null : money(line.giftFrom),
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
    discount_taken_back: rules.take_back_discounts
      ? money(await discountTakenBack(ctx, { orderId: orderRow.id, without: input.without, asPaid: input.asPaid }))
      : null,
    claim_reduced: money(await claimReduced(ctx, { order: orderRow, without: input.without })),
    cautions: standing.isFlagged ? ['customer_flagged', ...reached] : reached,
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
    variants: variantRows.map(({ variant, ...product }) => ({
      external_id: variant.externalId,
      product_external_id: product.productExternalId,
      title: variant.title,
      price: { amount: variant.price, currency: variant.currency },
      stock: variant.stock === null ? null : Math.max(0, variant.stock - variant.reserved),
    })),
    customer: {
      tags: [],
      orders_count: history.orders,
      returns_90d: history.recentReturns,
      return_rate: history.orders > 0 ? history.everReturned / history.orders : 0,
    },
  };
}
