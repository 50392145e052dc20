import { and, asc, eq } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { orderToken } from '@/lib/access/order-link';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { putOrder } from '@/lib/orders/mutations/put-order';
import type { OrderWrite } from '@/lib/orders/schema';

export type LineOverrides = Omit<
  Partial<OrderWrite['lines'][number]>,
  'unit_price' | 'discount_total' | 'tax_total'
> & {
  /** Minor units of the order's currency. */
  unit_price?: number;
  discount_total?: number;
  tax_total?: number;
};

export type OrderOverrides = Omit<Partial<OrderWrite>, 'lines'> & { externalId?: string; lines?: LineOverrides[] };

export type CreatedOrder = {
  id: string;
  externalId: string;
  number: string;
  email: string;
  /** The path token of the shopper's page. */
  token: string;
  lines: { id: string; externalId: string; quantity: number }[];
};

/** An order document: one pair of boots at 149 euros, placed five days ago, sent to Berlin, unless told otherwise. */
export function orderDocument(now: Date, overrides: Omit<OrderOverrides, 'externalId'> = {}): OrderWrite {
  const currency = overrides.currency ?? 'EUR';
  const money = (amount: number) => ({ amount, currency });
  const lines = (overrides.lines ?? [{}]).map((line, index) => ({
    external_id: `line-${index + 1}`,
    title: 'Chelsea boots',
    variant_title: 'Size 42',
    sku: 'CHE-42',
    quantity: 1,
    category: 'shoes',
    ...line,
    unit_price: money(line.unit_price ?? 14_900),
    discount_total: money(line.discount_total ?? 0),
    tax_total: money(line.tax_total ?? 0),
  }));
  const worth = lines.reduce((sum, l) => sum + l.unit_price.amount * l.quantity - l.discount_total.amount, 0);
  const shipping = overrides.shipping_total ?? money(495);
  return {
    number: `AT-${newId().slice(-6)}`,
    placed_at: new Date(now.getTime() - 5 * 86_400_000).toISOString(),
    currency,
    locale: 'en',
    customer: { email: 'jana@example.com', phone: '+49 30 901820', name: 'Jana Berg' },
    shipping_address: {
      name: 'Jana Berg',
      line1: 'Torstraße 1',
      city: 'Berlin',
      postal_code: '10119',
      country: 'DE',
    },
    prices_include_tax: true,
    shipping_total: shipping,
    total_paid: money(worth + shipping.amount - (overrides.discount_total?.amount ?? 0)),
    ...overrides,
    lines,
  };
}

/** Writes an order through the same verb as the API. */
export async function createOrder(ctx: Ctx, overrides: OrderOverrides = {}): Promise<CreatedOrder> {
  const { externalId = `order-${newId().slice(-12)}`, ...members } = overrides;
  const order = orderDocument(ctx.now, members);
  const { orderId } = await putOrder(ctx, { externalId, order });
  const lines = await ctx.db
    .select({ id: orderLines.id, externalId: orderLines.externalId, quantity: orderLines.quantity })
    .from(orderLines)
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position));
  const token = orderToken(ctx.shopId, orderId);
  return { id: orderId, externalId, number: order.number, email: order.customer.email, token, lines };
}
