import { dateAt, dateOf, daysBetween, type LocalDate } from '@/lib/core/local-date';
import type { Facts } from '@/lib/policies/rules/evaluate-conditions';
import type { QuoteInput, QuoteLineInput, QuoteOrderLine } from '../types';
import type { LineWorth } from './order-worth';

/** What is the same for every line of a return. */
export type ReturnTotals = {
  quantity: number;
  value: bigint;
  full: boolean;
  orderTotal: bigint;
  /** Of units that came back before; counted only where bonus credit paid for them. */
  returnedWorth: bigint;
};

/** What the rules of a policy may look at for one line. */
export function lineFacts(
  input: QuoteInput,
  wanted: QuoteLineInput,
  line: QuoteOrderLine,
  worth: LineWorth,
  totals: ReturnTotals,
  start: LocalDate | null,
  zone: string,
): Facts {
  const { order, customer } = input;
  return {
    'order.country': order.shipping_address?.country,
    'order.total': order.total_paid?.amount ?? Number(totals.orderTotal),
    'order.tags': order.tags,
    'order.channel': order.channel,
    'order.placed_at': order.placed_at,
    placed_on: order.placed_at ? dateOf(order.placed_at, zone) : null,
    'order.discount_total': order.discount_total?.amount ?? 0,
    'customer.tags': customer?.tags,
    'customer.orders_count': customer?.orders_count,
    'customer.returns_90d': customer?.returns_90d,
    'customer.return_rate': customer?.return_rate,
    'line.sku': line.sku,
    'line.product': line.product_external_id,
    'line.category': line.category,
    'line.tags': line.tags,
    'line.unit_price': line.unit_price.amount,
    'line.discounted': worth.isDiscounted,
    'line.days_since_start': start === null ? null : daysBetween(start, dateAt(input.now.getTime(), zone)),
    'return.reason': wanted.reason,
    'return.resolution': wanted.resolution,
    'return.method': input.method,
    'return.quantity': totals.quantity,
    'return.value': Number(totals.value),
    'return.full': totals.full,
  };
}
