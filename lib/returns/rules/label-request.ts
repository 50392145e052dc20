import type { LabelRequest } from '../adapters/label-provider';
import type { PostalAddress, ReturnSettings } from '../types';

/** A shoe box: what a return is declared as where the shop has not said. */
export const USUAL_PARCEL = { length: 350, width: 250, height: 130, weight: 1_000 };
/** A thing whose weight nobody told weighs a share of the parcel. */
const LIGHTEST_GRAMS = 50;

type Address = {
  name?: string | null;
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  region?: string | null;
  postal_code?: string | null;
  country?: string | null;
};

export type ReturnGoods = {
  title: string;
  quantity: number;
  keepsItem: boolean;
  /** Of all its units, minor units. */
  value: number;
  currency: string;
  customs: { hs_code?: string; origin_country?: string } | null;
  /** What one weighs, where anyone has said. */
  grams: number | null;
};

/** What a carrier is told of a return; null where an address is not known well enough for a label. */
export function labelRequest(input: {
  key: string;
  kind: 'label' | 'qr';
  number: string;
  settings: ReturnSettings;
  order: {
    shippingAddress: Address | null;
    customerName: string | null;
    customerPhone: string | null;
    customerEmail: string;
  };
  goods: readonly ReturnGoods[];
  /** What the parcel is declared to weigh, in grams. */
  weight: number;
}): LabelRequest | null {
  const { settings, order } = input;
  const shopper = shopperAddress(order);
  if (!settings.address || !shopper) return null;
  const parcel = { ...(settings.parcel ?? USUAL_PARCEL), weight: input.weight };
  return {
    key: input.key,
    returnNumber: input.number,
    wantsQr: input.kind === 'qr',
    shopper,
    shop: settings.address,
    parcel,
    customs: crossesBorder(shopper.country, settings.address.country) ? customsItems(input.goods, parcel.weight) : null,
  };
}

export function shopperAddress(order: {
  shippingAddress: Address | null;
  customerName: string | null;
  customerPhone?: string | null;
  customerEmail?: string | null;
}): PostalAddress | null {
  const address = order.shippingAddress;
  const name = address?.name ?? order.customerName;
  if (!name || !address?.line1 || !address.city || !address.country) return null;
  return {
    name,
    line1: address.line1,
    ...(address.line2 && { line2: address.line2 }),
    city: address.city,
    ...(address.region && { region: address.region }),
    postal_code: address.postal_code ?? '',
    country: address.country,
    ...(order.customerPhone && { phone: order.customerPhone }),
    ...(order.customerEmail && { email: order.customerEmail }),
  };
}

/** One customs territory inside which no papers travel. Monaco belongs to it, the rest of the world to itself. */
const UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' ');

/** Whether goods between two countries need customs papers. */
export const crossesBorder = (from: string | null | undefined, to: string | null | undefined): boolean =>
  Boolean(from && to) && from !== to && !(UNION.includes(from ?? '') && UNION.includes(to ?? ''));

export function customsItems(goods: readonly ReturnGoods[], parcelGrams: number): NonNullable<LabelRequest['customs']> {
  const sent = goods.filter((one) => !one.keepsItem);
  const units = sent.reduce((sum, one) => sum + one.quantity, 0);
  const share = Math.max(LIGHTEST_GRAMS, Math.floor(parcelGrams / Math.max(1, units)));
  return sent.map((one) => ({
    description: one.title.slice(0, 100),
    quantity: one.quantity,
    value: one.value,
    currency: one.currency,
    weight: (one.grams ?? share) * one.quantity,
    hsCode: one.customs?.hs_code ?? null,
    origin: one.customs?.origin_country ?? null,
  }));
}
