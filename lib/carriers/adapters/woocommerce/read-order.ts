import type { Money } from '@/lib/core/money';
import type { PaidBy } from '@/lib/orders/constants';
import { utcInstant } from '../../rules/carrier-time';
import { type LineProperties, lineProperties } from '../../rules/line-properties';
import { amountOf, minorUnits, sum } from '../../rules/minor-units';
import { paidBy } from '../../rules/paid-by';
import { at, type Json, list, plainText, records, text } from '../../rules/read-payload';
import { type OrderDocument, PayloadNotUnderstood, type ReportedRefund } from '../../types';

/**
 * A WooCommerce order (REST v3) in the write shape of the API. WooCommerce keeps line totals without tax, whichever way
 * prices were entered, so the document's prices exclude it; `date_*` are site-local and only `date_*_gmt` is read.
 * @throws PayloadNotUnderstood without id, currency or date
 */
export function readOrder(order: Json): OrderDocument {
  const external_id = text(order.id, 255);
  const currency = text(order.currency);
  const placed_at = utcInstant(order.date_created_gmt);
  if (!external_id || !currency || !placed_at) throw new PayloadNotUnderstood('The order has no id, currency or date.');
  const modified = utcInstant(order.date_modified_gmt);
  const paid = utcInstant(order.date_paid_gmt) !== null || ['completed', 'refunded'].includes(text(order.status) ?? '');
  return {
    external_id,
    number: text(order.number, 64) ?? external_id,
    placed_at,
    updated_at: modified,
    cancelled_at: order.status === 'cancelled' ? (modified ?? placed_at) : null,
    fulfilled_at: utcInstant(order.date_completed_gmt),
    currency,
    channel: text(order.created_via, 100),
    customer: {
      email: text(at(order, 'billing', 'email'), 254) ?? '',
      phone: text(at(order, 'billing', 'phone'), 50) ?? text(at(order, 'shipping', 'phone'), 50),
      name: nameOf(order.billing),
    },
    shipping_address: addressOf(order.shipping) ?? addressOf(order.billing),
    prices_include_tax: false,
    shipping_total: amountOf(order.shipping_total, currency),
    shipping_tax: amountOf(order.shipping_tax, currency),
    discount_total: reductionOf(order, currency),
    total_paid: paid ? amountOf(order.total, currency) : { amount: 0, currency },
    ...byHand(paidBy([text(order.payment_method, 100)])),
    ...chargesOf(order, currency),
    refunds: records(list(order.refunds)).flatMap((refund) => {
      const id = text(refund.id, 255);
      const amount = minorUnits(refund.total ?? refund.amount, currency);
      return id && amount ? [{ external_id: id, amount: { amount: Math.abs(amount.amount), currency } }] : [];
    }),
    lines: records(list(order.line_items)).flatMap((line) => lineOf(line, currency)),
  };
}

const byHand = (paid_by: PaidBy | null) => (paid_by ? { paid_by } : {});

/** Fees above nothing are charged beside the goods, their tax on top. */
function chargesOf(order: Json, currency: string): Pick<OrderDocument, 'charges'> {
  const charges = records(list(order.fee_lines)).flatMap((fee) => {
    const net = minorUnits(fee.total, currency)?.amount ?? 0;
    const amount = net + Math.max(0, minorUnits(fee.total_tax, currency)?.amount ?? 0);
    return net > 0 ? [{ type: 'fee' as const, title: plainText(fee.name, 200), amount: { amount, currency } }] : [];
  });
  return charges.length > 0 ? { charges: charges.slice(0, 20) } : {};
}

/** Fees below nothing are how plugins take something off a whole order, tax and all. */
function reductionOf(order: Json, currency: string): Money {
  const fees = records(list(order.fee_lines)).map((fee) => minorUnits(fee.total, currency)?.amount ?? 0);
  return { amount: fees.reduce((all, fee) => all + Math.max(0, -fee), 0), currency };
}

/** WooCommerce knows lines, not units: the unit price is rounded up, and what that adds is part of the discount. */
function lineOf(line: Json, currency: string): OrderDocument['lines'] {
  const external_id = text(line.id, 255);
  const quantity = Number(line.quantity);
  if (!external_id || !Number.isInteger(quantity) || quantity < 1) return [];
  const charged = amountOf(line.total, currency).amount;
  const before = Math.max(amountOf(line.subtotal ?? line.total, currency).amount, charged);
  const unit = Math.ceil(before / quantity);
  const variation = text(line.variation_id);
  const chosen = records(list(line.meta_data))
    .filter((meta) => !text(meta.key)?.startsWith('_'))
    .map((meta) => plainText(meta.display_value, 100) ?? plainText(meta.value, 100));
  return [
    {
      external_id,
      title: plainText(line.parent_name) ?? plainText(line.name) ?? external_id,
      variant_title: text(chosen.filter(Boolean).join(' / '), 500),
      sku: text(line.sku, 255),
      product_external_id: text(line.product_id, 255),
      variant_external_id: variation === '0' ? null : variation,
      image_url: imageOf(text(at(line, 'image', 'src'), 2048)),
      quantity,
      unit_price: { amount: unit, currency },
      discount_total: { amount: unit * quantity - charged, currency },
      tax_total: amountOf(line.total_tax, currency),
      ...setOf(line, external_id, lineProperties(line.meta_data, currency)),
    },
  ];
}

/** Product Bundles name the line that bears the set's price (`bundled_by`), and there the parts (`bundled_items`). */
function setOf(line: Json, id: string, said: LineProperties): Partial<OrderDocument['lines'][number]> {
  const parent = text(line.bundled_by, 255);
  if (parent && parent !== '0') return { ...said, bundle: parent };
  return list(line.bundled_items).length > 0 ? { ...said, bundle: id, requires_shipping: false } : said;
}

const imageOf = (src: string | null) => (src && /^https?:\/\//i.test(src) && URL.canParse(src) ? src : null);

function addressOf(address: unknown): OrderDocument['shipping_address'] {
  const country = text(at(address, 'country'));
  if (!country || !/^[A-Za-z]{2}$/.test(country)) return null;
  return {
    name: nameOf(address) ?? text(at(address, 'company'), 200),
    line1: text(at(address, 'address_1'), 300),
    line2: text(at(address, 'address_2'), 300),
    city: text(at(address, 'city'), 200),
    region: text(at(address, 'state'), 200),
    postal_code: text(at(address, 'postcode'), 32),
    country,
  };
}

const nameOf = (person: unknown): string | null =>
  text([text(at(person, 'first_name')), text(at(person, 'last_name'))].filter(Boolean).join(' '), 200);

/** A refund resource. It names its order in a link only, and its currency nowhere; `currency` is null then. */
export function readRefund(refund: Json): ReportedRefund {
  const up = text(at(records(list(at(refund, '_links', 'up')))[0], 'href'), 2000);
  const currency = text(refund.currency);
  const amount = minorUnits(refund.amount, currency);
  return {
    external_id: text(refund.id, 255) ?? '',
    order_external_id: /\/orders\/(\d+)/.exec(up ?? '')?.[1] ?? null,
    amount: amount && sum([{ ...amount, amount: Math.abs(amount.amount) }], amount.currency),
    lines: records(list(refund.line_items)).flatMap((line) => {
      const meta = records(list(line.meta_data)).find(({ key }) => key === '_refunded_item_id');
      const id = text(meta?.value, 255);
      const quantity = Math.abs(Number(line.quantity));
      return id && Number.isInteger(quantity) ? [{ line_external_id: id, quantity }] : [];
    }),
  };
}
