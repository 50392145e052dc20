import type { Money } from '@/lib/core/money';
import { carrierTime } from '../../rules/carrier-time';
import { countryCode } from '../../rules/country-code';
import { lineProperties } from '../../rules/line-properties';
import { amountOf, minorUnits, sum } from '../../rules/minor-units';
import { paidBy } from '../../rules/paid-by';
import { at, type Json, list, records, text } from '../../rules/read-payload';
import { type OrderDocument, PayloadNotUnderstood, type ReportedRefund } from '../../types';

/**
 * A Shopify order (REST resource, as webhooks post it) in the write shape of the API; amounts in the shop's currency,
 * discounts as Shopify spread them over the lines, tax as charged.
 * @throws PayloadNotUnderstood without id, currency or date
 */
export function readOrder(order: Json): OrderDocument {
  const external_id = text(order.id, 255);
  const currency = text(order.currency);
  const placed_at = carrierTime(order.processed_at).occurred_at ?? carrierTime(order.created_at).occurred_at;
  if (!external_id || !currency || !placed_at) throw new PayloadNotUnderstood('The order has no id, currency or date.');
  const shippingLines = records(list(order.shipping_lines));
  const shippingSet = at(order, 'total_shipping_price_set', 'shop_money', 'amount');
  return {
    external_id,
    number: text(order.name, 64) ?? text(order.order_number, 64) ?? external_id,
    placed_at,
    updated_at: carrierTime(order.updated_at).occurred_at,
    cancelled_at: carrierTime(order.cancelled_at).occurred_at,
    fulfilled_at: fulfilledAt(order),
    currency,
    locale: localeOf(order.customer_locale),
    channel: text(order.source_name, 100),
    customer: {
      email:
        text(order.email, 254) ?? text(order.contact_email, 254) ?? text(at(order, 'customer', 'email'), 254) ?? '',
      phone: text(order.phone, 50) ?? text(at(order, 'shipping_address', 'phone'), 50),
      name: nameOf(order.customer) ?? text(at(order, 'shipping_address', 'name'), 200),
    },
    shipping_address: addressOf(order.shipping_address),
    prices_include_tax: order.taxes_included === true,
    shipping_total:
      shippingLines.length > 0
        ? sum(
            shippingLines.map((line) => shippingOf(line, currency)),
            currency,
          )
        : amountOf(shippingSet, currency),
    shipping_tax: sum(
      shippingLines.map((line) => taxOf(line, currency)),
      currency,
    ),
    total_paid: paidOf(order, currency),
    ...beside(order, currency),
    refunds: records(list(order.refunds)).flatMap((refund) => {
      const { external_id: id, amount, lines } = readRefund(refund);
      return amount && amount.currency === currency ? [{ external_id: id, amount, lines }] : [];
    }),
    tags: tagsOf(order.tags),
    lines: records(list(order.line_items)).flatMap((line) => lineOf(line, currency)),
  };
}

/** How it was paid where no gateway takes a refund back, and what was charged beside goods and delivery. */
function beside(order: Json, currency: string): Pick<OrderDocument, 'paid_by' | 'charges'> {
  const paid_by = paidBy(list(order.payment_gateway_names).map((name) => text(name, 100)));
  const shopMoney = (set: string) => at(order, set, 'shop_money', 'amount');
  const charges = [
    { type: 'duty' as const, amount: amountOf(shopMoney('original_total_duties_set'), currency) },
    { type: 'fee' as const, amount: amountOf(shopMoney('original_total_additional_fees_set'), currency) },
    { type: 'tip' as const, amount: amountOf(order.total_tip_received, currency) },
  ].filter(({ amount }) => amount.amount > 0);
  return { ...(paid_by && { paid_by }), ...(charges.length > 0 && { charges }) };
}

/** What was charged for a shipping line, its own discounts taken off. */
function shippingOf(line: Json, currency: string): Money {
  if (text(line.discounted_price) !== null) return amountOf(line.discounted_price, currency);
  const off = records(list(line.discount_allocations)).reduce(
    (all, { amount }) => all + amountOf(amount, currency).amount,
    0,
  );
  return { amount: Math.max(0, amountOf(line.price, currency).amount - off), currency };
}

function lineOf(line: Json, currency: string): OrderDocument['lines'] {
  const external_id = text(line.id, 255);
  const quantity = Number(line.quantity);
  if (!external_id || !Number.isInteger(quantity) || quantity < 1) return [];
  const allocations = records(list(line.discount_allocations));
  const unit_price = amountOf(line.price, currency);
  const discount =
    allocations.length > 0
      ? sum(
          allocations.map(({ amount }) => amountOf(amount, currency)),
          currency,
        )
      : amountOf(line.total_discount, currency);
  return [
    {
      external_id,
      title: text(line.title, 500) ?? text(line.name, 500) ?? external_id,
      variant_title: text(line.variant_title, 500),
      sku: text(line.sku, 255),
      product_external_id: text(line.product_id, 255),
      variant_external_id: text(line.variant_id, 255),
      quantity,
      unit_price,
      discount_total: { amount: Math.min(discount.amount, unit_price.amount * quantity), currency },
      tax_total: taxOf(line, currency),
      category: line.gift_card === true ? 'gift_card' : null,
      requires_shipping: typeof line.requires_shipping === 'boolean' ? line.requires_shipping : null,
      ...(isWeight(line.grams) && { weight_grams: line.grams }),
      ...lineProperties(line.properties, currency),
    },
  ];
}

/** Of one unit; Shopify writes 0 where nobody said. */
const isWeight = (grams: unknown): grams is number =>
  typeof grams === 'number' && Number.isInteger(grams) && grams >= 1 && grams <= 1_000_000;

const taxOf = (holder: Json, currency: string): Money =>
  sum(
    records(list(holder.tax_lines)).map(({ price }) => amountOf(price, currency)),
    currency,
  );

/** What the shop was paid, refunds not deducted. */
function paidOf(order: Json, currency: string): Money {
  const total = amountOf(order.total_price, currency);
  const financial = text(order.financial_status) ?? '';
  if (['paid', 'partially_refunded', 'refunded'].includes(financial)) return total;
  const open = minorUnits(order.total_outstanding, currency)?.amount;
  if (financial !== 'partially_paid' || open === undefined) return { amount: 0, currency };
  return { amount: Math.max(0, total.amount - open), currency };
}

/** When the last fulfillment of a wholly fulfilled order was made. */
function fulfilledAt(order: Json): string | null {
  if (order.fulfillment_status !== 'fulfilled') return null;
  const made = records(list(order.fulfillments)).map((one) => carrierTime(one.created_at).occurred_at ?? '');
  return made.sort().at(-1) || carrierTime(order.closed_at).occurred_at || carrierTime(order.updated_at).occurred_at;
}

function addressOf(address: unknown): OrderDocument['shipping_address'] {
  const country = text(at(address, 'country_code')) ?? countryCode(text(at(address, 'country')));
  if (!country || !/^[A-Za-z]{2}$/.test(country)) return null;
  return {
    name: text(at(address, 'name'), 200) ?? nameOf(address),
    line1: text(at(address, 'address1'), 300),
    line2: text(at(address, 'address2'), 300),
    city: text(at(address, 'city'), 200),
    region: text(at(address, 'province_code'), 200) ?? text(at(address, 'province'), 200),
    postal_code: text(at(address, 'zip'), 32),
    country,
  };
}

const nameOf = (person: unknown): string | null =>
  text([text(at(person, 'first_name')), text(at(person, 'last_name'))].filter(Boolean).join(' '), 200);

const localeOf = (value: unknown): string | null => {
  const locale = text(value, 35);
  return locale && /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(locale) ? locale : null;
};

const tagsOf = (value: unknown): string[] =>
  (text(value, 5000) ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 100))
    .filter(Boolean)
    .slice(0, 100);

/** A refund, alone or within its order: the money that went back, and the lines it was for. */
export function readRefund(refund: Json): ReportedRefund {
  const paidBack = records(list(refund.transactions)).filter(
    ({ kind, status }) => kind === 'refund' && (status === 'success' || status === undefined),
  );
  const tries = records(list(refund.transactions)).filter(({ kind }) => kind === 'refund');
  const lost = tries.filter(({ status }) => status === 'failure' || status === 'error');
  const currency = text(paidBack[0]?.currency);
  const unit = currency ?? text(tries[0]?.currency) ?? '';
  const stands = sum(
    tries.filter((one) => !lost.includes(one)).map(({ amount }) => amountOf(amount, unit)),
    unit,
  );
  return {
    external_id: text(refund.id, 255) ?? '',
    order_external_id: text(refund.order_id, 255),
    amount: currency
      ? sum(
          paidBack.map(({ amount }) => amountOf(amount, currency)),
          currency,
        )
      : null,
    lines: records(list(refund.refund_line_items)).flatMap((line) => {
      const id = text(line.line_item_id, 255);
      const quantity = Number(line.quantity);
      return id && Number.isInteger(quantity) && quantity >= 0 ? [{ line_external_id: id, quantity }] : [];
    }),
    ...(lost.length > 0 && { failed: { reason: text(lost.at(-1)?.message, 300), stands: stands.amount } }),
  };
}
