import type { MailTranslate } from '@/components/email/message-keys';
import type { ResolvedBrand } from '@/lib/branding/types';
import type { Money } from '@/lib/core/money';
import { direction } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import type { DateFigures, DateWords } from '@/lib/tracking/rules/dates';
import type { MailFacts, MailItemFacts } from '../types';
import { deliveryMarkup } from './delivery-markup';
import { describeMoney, isMoneyEvent } from './describe-money';
import { describeOrder } from './describe-order';
import { describeReport } from './describe-report';
import { describeReturn } from './describe-return';
import { describeShipment } from './describe-shipment';
import { headerText } from './mail-headers';
import { mailPicture } from './mail-picture';

export type MailItemView = {
  id: string;
  /** With the number of pieces where there are several. */
  title: string;
  variant: string | null;
  picture: { src: string; alt: string } | null;
};

/** What each kind of mail says of its own; the frame around it is the same for all. */
export type MailMessage = {
  subject: string;
  preheader: string;
  headline: string;
  paragraphs: string[];
  /** The one thing to see first: a date with its label, as figures and as one line, or an amount. */
  hero: { label: string; figures: DateFigures; line: string } | { label: string; amount: string } | null;
  rows: { label: string; value: string }[];
  itemsTitle: string;
  button: { label: string; href: string };
  /** The merchant's own words about this parcel. */
  note: { title: string; text: string } | null;
  tips: { title: string; text: string }[];
  /** How far a parcel has come, of three steps: sent, on the van, there. Null for returns. */
  step: 1 | 2 | 3 | null;
  /** Why it was sent, where it is not because of an order. */
  because?: string;
};

/** A mail as sentences: layouts only set it in type, and its text part is made of the same. */
export type MailView = MailMessage & {
  locale: string;
  dir: 'ltr' | 'rtl';
  shopName: string;
  /** "Order 1042". */
  reference: string;
  greeting: string;
  signOff: string;
  items: MailItemView[];
  moreItems: string | null;
  person: string | null;
  because: string;
  /** schema.org data that mail programs read, or null. */
  markup: Record<string, unknown> | null;
};

/** What the five descriptions lean on. */
export type MailContext = {
  t: MailTranslate;
  words: DateWords;
  money: (amount: Money) => string;
  goods: string;
  links: MailLinks;
  /** Every message of the language, by its full key. */
  common: Translate;
  /** The digits of an `order.code`, which no row holds. */
  code: string | null;
};

/** Absolute addresses: of the order's page, of the return's, and of our origin. */
export type MailLinks = { order: string; return: string | null; origin: string };

const SHOWN_ITEMS = 6;

/** Goods in a few words: "Derby", "Derby and Chelsea boot", "Derby and 2 more things". */
function nameGoods(t: MailTranslate, items: MailItemFacts[]): string | null {
  const [first, second] = items.map((item) => headerText(item.title, 60));
  if (!first) return null;
  if (!second) return t('goods.one', { first });
  return items.length === 2 ? t('goods.two', { first, second }) : t('goods.more', { first, count: items.length - 1 });
}

/** Everything a mail says, from facts and words alone. */
export function mailView(
  facts: MailFacts,
  tools: {
    t: MailTranslate;
    words: DateWords;
    money: (amount: Money) => string;
    links: MailLinks;
    brand: ResolvedBrand;
    common: Translate;
    code: string | null;
  },
): MailView {
  const { t, links, brand } = tools;
  const { order, shop, notification } = facts;
  const number = headerText(order.number, 60);
  const goods = nameGoods(t, facts.items) ?? t('order', { number });
  const waiting = nameGoods(t, facts.waiting);
  const context: MailContext = { ...tools, goods };
  const message = describe(facts, context, waiting);
  const name = facts.return?.isRecipients ? null : order.customerName && headerText(order.customerName, 80);
  return {
    ...message,
    subject: headerText(message.subject, 150),
    locale: notification.locale,
    dir: direction(notification.locale),
    shopName: shop.name,
    reference: t('order', { number }),
    greeting: name ? t('greeting', { name }) : t('greetingPlain'),
    signOff: t('signOff'),
    items: facts.items.slice(0, SHOWN_ITEMS).map((item) => itemView(t, item, links.origin)),
    moreItems: facts.items.length > SHOWN_ITEMS ? t('moreItems', { count: facts.items.length - SHOWN_ITEMS }) : null,
    person: brand.contact.email ? t('person') : null,
    because: message.because ?? t('because', { shop: shop.name, number }),
    markup: deliveryMarkup(facts, links),
  };
}

function describe(facts: MailFacts, context: MailContext, waiting: string | null): MailMessage {
  const { event } = facts.notification;
  if (isMoneyEvent(event)) return describeMoney(facts, event, context);
  if (event.startsWith('shipment.')) return describeShipment(facts, context, waiting, facts.shop);
  if (event.startsWith('report.')) return describeReport(facts, context);
  return event.startsWith('order.') ? describeOrder(facts, context) : describeReturn(facts, context);
}

function itemView(t: MailTranslate, item: MailItemFacts, origin: string): MailItemView {
  const src = mailPicture(item.imageUrl, origin);
  return {
    id: item.lineId,
    title: item.quantity > 1 ? t('counted', { count: item.quantity, item: item.title }) : item.title,
    variant: item.variantTitle,
    picture: src ? { src, alt: t('pictureOf', { item: item.title }) } : null,
  };
}
