import { carrierName, carrierTrackingUrl } from '@/lib/carriers/rules/carrier-slug';
import type { EventLocation, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { StaffRole } from '@/lib/core/constants';
import type { NotificationEvent, NotificationState } from '@/lib/notifications/constants';
import { STATE_BADGES, sayEvent, sayWhy } from '@/lib/notifications/rules/word-message';
import { addressLines } from '@/lib/orders/rules/address-lines';
import { type ReportLinkFacts, reportLink } from '@/lib/reports/rules/report-link';
import type { ReturnStatus } from '@/lib/returns/constants';
import { CONSOLE_LOCALE } from '../constants';
import type { OrderDetail } from '../types';
import { type DisputeFacts, disputesView } from './dispute-view';
import { orderState } from './order-row';
import { parcelCard } from './parcel-card';
import { type ParcelFacts, parcelState } from './parcel-state';
import { returnBadge } from './return-words';
import { firstName, sayCustomer, sayGoods, sayMoney } from './say-things';
import { sayAgo, sayDate, sayStamp } from './say-time';
import { type ShopperFacts, shopperCard } from './shopper-card';

export type ScanFacts = {
  id: string;
  occurredAt: string | null;
  localTime: string | null;
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  description: string | null;
  location: EventLocation | null;
  source: string;
  receivedAt: string;
};

export type OrderParcelFacts = ParcelFacts & {
  id: string;
  direction: 'outbound' | 'return';
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  shippedAt: string | null;
  note: string | null;
  lines: { lineId: string; quantity: number }[];
  scans: ScanFacts[];
};

export type OrderDetailFacts = {
  disputes: DisputeFacts[];
  shopper: ShopperFacts | null;
  reasons: readonly { code: string; label: Record<string, string> }[];
  shop: { slug: string; timeZone: string };
  order: {
    id: string;
    externalId: string;
    number: string;
    placedAt: string;
    cancelledAt: string | null;
    shipsBy: string | null;
    currency: string;
    locale: string | null;
    channel: string | null;
    customerName: string | null;
    customerEmail: string;
    customerPhone: string | null;
    address: Record<string, string | null | undefined> | null;
    shippingTotal: number;
    discountTotal: number;
    totalPaid: number;
    refundedByUs: number;
    refundedElsewhere: number;
    tags: string[];
    isGift: boolean;
    note: string | null;
    policyVersion: number;
  };
  ordersOfShopper: number;
  views: { count: number; last: string | null };
  lines: {
    id: string;
    title: string;
    variantTitle: string | null;
    sku: string | null;
    imageUrl: string | null;
    quantity: number;
    claimed: number;
    sent: number;
    unitPrice: number;
    discountTotal: number;
    finalSale: boolean;
    requiresShipping: boolean;
  }[];
  parcels: OrderParcelFacts[];
  returns: { id: string; number: string; status: ReturnStatus; createdAt: string }[];
  reports: ReportLinkFacts[];
  mails: {
    id: string;
    event: NotificationEvent;
    state: NotificationState;
    subject: string | null;
    recipient: string;
    lastError: string | null;
    attempts: number;
    createdAt: string;
    sentAt: string | null;
  }[];
  words: {
    id: string;
    kind: 'fine' | 'wrong' | 'comment';
    rating: number | null;
    message: string | null;
    createdAt: string;
  }[];
  shopperHref: string;
};

type Clock = { now: Date; zone: string };

/** One order as its console page says it. */
export function orderDetail(facts: OrderDetailFacts, options: { now: Date; role: StaffRole }): OrderDetail {
  const { order, shop } = facts;
  const { now } = options;
  const zone = shop.timeZone;
  const who = sayCustomer({ name: order.customerName, email: order.customerEmail });
  const outbound = facts.parcels.filter((parcel) => parcel.direction === 'outbound');
  const unsentLines = facts.lines
    .filter((line) => line.requiresShipping && line.quantity > line.sent)
    .map((line) => ({ ...line, quantity: line.quantity - line.sent }));
  const unsent = order.cancelledAt ? 0 : unsentLines.reduce((sum, line) => sum + line.quantity, 0);
  const state = orderState({ ...order, parcels: outbound, unsent }, { now, zone });
  return {
    id: order.id,
    number: order.number,
    sentence: sentenceOf(facts, outbound, { now, zone }),
    badge: state.badge,
    placed: `Placed ${sayStamp(new Date(order.placedAt), zone, now)}`,
    customer: {
      name: who,
      email: order.customerEmail,
      phone: order.customerPhone,
      address: addressLines(order.address),
      history: facts.ordersOfShopper === 1 ? 'First order' : `${facts.ordersOfShopper} orders`,
      language: order.locale
        ? (new Intl.DisplayNames([CONSOLE_LOCALE], { type: 'language' }).of(order.locale) ?? order.locale)
        : '',
    },
    lines: facts.lines.map((line) => ({
      id: line.id,
      title: line.title,
      detail: [line.variantTitle, line.sku].filter(Boolean).join(' · ') || null,
      thumb: { url: line.imageUrl, title: line.title },
      quantity: line.quantity,
      total: sayMoney({ amount: line.unitPrice * line.quantity - line.discountTotal, currency: order.currency }),
      marks: [
        line.claimed > 0 && (line.claimed === line.quantity ? 'going back' : `${line.claimed} going back`),
        line.finalSale && 'final sale',
        !line.requiresShipping && 'nothing to send',
        unsent > 0 && line.requiresShipping && line.sent < line.quantity && 'not sent yet',
      ].filter((mark) => typeof mark === 'string'),
    })),
    sums: sumsOf(facts),
    parcels: [...facts.parcels]
      .sort((a, b) => Number(a.direction === 'return') - Number(b.direction === 'return'))
      .map((parcel) =>
        parcelCard(parcel, {
          now,
          zone,
          lines: facts.lines,
          carrier: carrierName(parcel.carrier),
          href: carrierTrackingUrl(parcel.carrier, parcel.trackingNumber),
        }),
      ),
    unsent: unsent > 0 ? unsentWords(unsentLines, order.shipsBy, { now, zone }) : null,
    returns: facts.returns.map((one) => ({
      href: `/console/${shop.slug}/returns/${one.id}`,
      number: one.number,
      text: `asked ${sayDate(new Date(one.createdAt), zone, now)}`,
      badge: returnBadge(one.status, one.status === 'requested' ? 'waiting' : 'travelling'),
    })),
    reports: facts.reports.map((one) => reportLink(one, { shop: shop.slug, zone, now })),
    mails: facts.mails.map((mail) => mailWords(mail, { now, zone }, `/console/${shop.slug}`)),
    words: facts.words.map((word) => ({
      id: word.id,
      text:
        word.message ??
        (word.kind === 'fine' ? 'Everything fine.' : word.rating ? `${word.rating} of 5` : 'Something is wrong.'),
      when: sayStamp(new Date(word.createdAt), zone, now),
      tone: word.kind === 'wrong' ? 'problem' : word.kind === 'fine' ? 'done' : 'calm',
    })),
    note: order.note ?? '',
    facts: [
      { label: 'Policy', text: `Version ${order.policyVersion}` },
      { label: 'In your system', text: order.externalId },
      ...(order.channel ? [{ label: 'Channel', text: order.channel }] : []),
      ...(order.isGift ? [{ label: 'Gift', text: 'Prices and buyer hidden on gift links' }] : []),
      ...(order.tags.length > 0 ? [{ label: 'Tags', text: order.tags.join(', ') }] : []),
      { label: 'Their page', text: viewsWords(facts.views, now) },
    ],
    shopperHref: facts.shopperHref,
    shopper:
      facts.shopper &&
      shopperCard(facts.shopper, {
        shop: shop.slug,
        zone,
        now,
        reasons: facts.reasons,
        may: { flag: options.role !== 'viewer', credit: options.role === 'owner' || options.role === 'manager' },
      }),
    disputes: disputesView(facts.disputes, {
      orderId: order.id,
      currency: order.currency,
      zone,
      now,
      mayWrite: options.role !== 'viewer',
    }),
    mayWrite: options.role !== 'viewer',
  };
}

function sentenceOf(facts: OrderDetailFacts, outbound: OrderParcelFacts[], clock: Clock): string {
  const { order } = facts;
  const who = firstName(sayCustomer({ name: order.customerName, email: order.customerEmail }));
  const goods = sayGoods(facts.lines.map((line) => ({ ...line, variantTitle: null })));
  if (order.cancelledAt) return `${goods} for ${who}: cancelled.`;
  if (outbound.length === 0) return `${goods} for ${who}, not sent yet.`;
  const states = outbound.map((parcel) => parcelState(parcel, clock));
  const open = states.filter((state) => !state.arrived);
  const [first] = open.toSorted((a, b) => b.stuckDays - a.stuckDays || b.lateDays - a.lateDays);
  if (!first) return `${goods} reached ${who}.`;
  if (first.stuckDays > 0) return `${goods} for ${who}: no scan for ${first.stuckDays} days.`;
  if (first.tone === 'moving')
    return `${goods} is on its way to ${who}${first.state.startsWith('comes') ? `, ${first.state}` : ''}.`;
  return `${goods} for ${who}: ${first.label.charAt(0).toLowerCase()}${first.label.slice(1)}.`;
}

function sumsOf({ order, lines }: OrderDetailFacts): OrderDetail['sums'] {
  const money = (amount: number) => sayMoney({ amount, currency: order.currency });
  const goods = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity - line.discountTotal, 0);
  const row = (label: string, amount: number, strong = false) => ({ label, text: money(amount), strong });
  return [
    row('Goods', goods),
    row('Delivery', order.shippingTotal),
    ...(order.discountTotal > 0 ? [row('Discount on the order', -order.discountTotal)] : []),
    row('Paid', order.totalPaid, true),
    ...(order.refundedByUs > 0 ? [row('Refunded here', -order.refundedByUs)] : []),
    ...(order.refundedElsewhere > 0 ? [row('Refunded elsewhere', -order.refundedElsewhere)] : []),
  ];
}

function unsentWords(
  lines: { title: string; variantTitle: string | null; quantity: number }[],
  shipsBy: string | null,
  { now, zone }: Clock,
): string {
  if (!shipsBy) return `Still to send: ${sayGoods(lines)}.`;
  const by = new Date(shipsBy);
  return `Still to send: ${sayGoods(lines)}. ${by < now ? 'You promised it for' : 'Promised for'} ${sayDate(by, zone, now)}.`;
}

function mailWords(
  mail: OrderDetailFacts['mails'][number],
  { now, zone }: Clock,
  base: string,
): OrderDetail['mails'][number] {
  const badge = STATE_BADGES[mail.state];
  return {
    id: mail.id,
    href: `${base}/notifications/${mail.id}`,
    text: mail.subject ?? sayEvent(mail.event),
    badge,
    detail: sayWhy(mail) ?? `to ${mail.recipient}`,
    when: sayStamp(new Date(mail.sentAt ?? mail.createdAt), zone, now),
  };
}

const viewsWords = ({ count, last }: OrderDetailFacts['views'], now: Date): string =>
  count === 0 || !last
    ? 'Not opened yet'
    : `Opened ${count === 1 ? 'once' : `${count} times`}, ${sayAgo(new Date(last), now)}`;
