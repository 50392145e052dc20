import type { orderLines, orders } from '@/db/schema/orders';
import { emailKey, nobodysKey, numberKey, phoneKey, postcodeKey } from '@/lib/access/contact-keys';
import { ERASED_EMAIL } from '@/lib/customers/constants';
import { isSoldExempt } from '@/lib/policies/rules/withdrawal-exception';
import type { OrderWrite } from './schema';

const instant = (text: string | null | undefined) => (text ? new Date(text) : null);

export type OrderColumns = Omit<
  typeof orders.$inferInsert,
  'shopId' | 'id' | 'externalId' | 'policyVersion' | 'sourceUpdatedAt' | 'createdAt' | 'updatedAt'
>;

/**
 * What a written order becomes in its row: everything but identity, policy and clocks. Orders without a mail address are
 * each somebody else's.
 */
export function orderColumns(externalId: string, order: OrderWrite): OrderColumns {
  const { customer, shipping_address: address } = order;
  const country = address?.country.toUpperCase() ?? null;
  return {
    number: order.number,
    numberKey: numberKey(order.number),
    placedAt: new Date(order.placed_at),
    cancelledAt: instant(order.cancelled_at),
    fulfilledAt: instant(order.fulfilled_at),
    currency: order.currency,
    locale: order.locale?.replace('_', '-') ?? null,
    channel: order.channel ?? null,
    customerEmail: customer.email.normalize('NFKC').trim(),
    customerPhone: customer.phone ?? null,
    customerName: customer.name ?? null,
    emailKey: customer.email ? emailKey(customer.email) : nobodysKey(externalId),
    phoneKey: customer.phone ? phoneKey(customer.phone, country) : null,
    postcodeKey: address?.postal_code ? postcodeKey(address.postal_code) : null,
    shippingAddress: address && { ...address, country: address.country.toUpperCase() },
    country,
    pricesIncludeTax: order.prices_include_tax,
    shippingTotal: order.shipping_total.amount,
    shippingTax: order.shipping_tax?.amount ?? 0,
    discountTotal: order.discount_total?.amount ?? 0,
    discountFrom: order.discount_from?.amount ?? null,
    totalPaid: order.total_paid.amount,
    paidBy: order.paid_by ?? null,
    charges: (order.charges ?? []).map(({ type, title, amount }) => ({
      type,
      title: title ?? null,
      amount: amount.amount,
    })),
    tags: order.tags ?? [],
    isGift: order.is_gift ?? false,
    // Left out: what a person wrote in the console stays.
    note: order.note,
    shipsBy: instant(order.ships_by),
  };
}

/** The same without the person: what bookkeeping needs. The keyed hash of the address stays. */
export const withoutPerson = (columns: OrderColumns): OrderColumns => ({
  ...columns,
  customerEmail: ERASED_EMAIL,
  customerPhone: null,
  customerName: null,
  phoneKey: null,
  postcodeKey: null,
  shippingAddress: columns.shippingAddress && { country: columns.shippingAddress.country },
  note: null,
});

type LineColumns = Omit<typeof orderLines.$inferInsert, 'shopId' | 'id' | 'orderId' | 'claimed'>;

export function lineColumns(line: OrderWrite['lines'][number], position: number): LineColumns {
  return {
    externalId: line.external_id,
    position,
    title: line.title,
    variantTitle: line.variant_title ?? null,
    sku: line.sku ?? null,
    productExternalId: line.product_external_id ?? null,
    variantExternalId: line.variant_external_id ?? null,
    imageUrl: line.image_url ?? null,
    quantity: line.quantity,
    unitPrice: line.unit_price.amount,
    discountTotal: line.discount_total?.amount ?? 0,
    taxTotal: line.tax_total?.amount ?? 0,
    tags: line.tags ?? [],
    finalSale: line.final_sale ?? false,
    category: line.category ?? null,
    withdrawalExempt: line.withdrawal_exempt || isSoldExempt(line.withdrawal_exception),
    withdrawalException: line.withdrawal_exception ?? null,
    requiresShipping: line.requires_shipping ?? true,
    bundle: line.bundle ?? null,
    statedValue: line.value?.amount ?? null,
    giftFrom: line.gift_from?.amount ?? null,
    weightGrams: line.weight_grams ?? null,
    serials: line.serials ?? [],
  };
}
