import { pickLocalized } from '@/lib/branding/rules/pick-localized';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { Moment } from '@/lib/tracking/rules/calendar';
import { type DateWords, readSpan, type Span } from '@/lib/tracking/rules/dates';
import { nightWindow } from '@/lib/tracking/rules/night-window';
import type { MailFacts } from '../types';
import { describeLate } from './describe-late';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

const KNOWN_PLACES = [
  'delivered_to_person',
  'delivered_signed',
  'left_in_safe_place',
  'delivered_to_neighbour',
  'delivered_to_mailbox',
  'collected',
] as const;

/** What the mails about a parcel say. `waiting` names the goods that no parcel holds yet. */
export function describeShipment(
  facts: MailFacts,
  context: MailContext,
  waiting: string | null,
  shop: { name: string; defaultLocale: string },
): MailMessage {
  const { t } = context;
  const { shipment } = facts;
  const carrier = carrierName(shipment?.carrier ?? null);
  const number = shipment?.trackingNumber;
  const base = {
    rows: [
      ...(carrier ? [{ label: t('label.carrier'), value: carrier }] : []),
      ...(number ? [{ label: t('label.trackingNumber'), value: headerText(number, 60) }] : []),
    ],
    note: shipment?.note ? { title: t('note', { shop: shop.name }), text: shipment.note } : null,
    tips: [],
  };
  switch (facts.notification.event) {
    case 'shipment.out_for_delivery':
      return { ...base, ...outForDelivery(facts, context, carrier) };
    case 'shipment.delivered':
      return { ...base, ...delivered(facts, context, base.rows) };
    case 'shipment.late':
      return { ...base, ...describeLate(facts, context, openSpan(facts, context)) };
    default:
      return { ...base, ...shipped(facts, context, carrier, waiting) };
  }
}

type Own = Omit<MailMessage, 'note' | 'tips' | 'rows'> & Partial<MailMessage>;

/** The estimate, unless its last day has passed: a date that cannot hold is not repeated. */
function openSpan({ shipment }: MailFacts, { words }: MailContext): Span | null {
  const span = readSpan(shipment?.eta ?? null, words);
  return span && span.to.day >= words.today ? nightWindow(span, words.today) : null;
}

/** The day alone; the hours stand on a line of their own. */
const spanLine = ({ from, to }: Span, words: DateWords): string =>
  from.day === to.day ? words.long(to.day) : words.whenLong({ from, to });

function shipped(facts: MailFacts, context: MailContext, carrier: string | null, waiting: string | null): Own {
  const { t, words, goods, links } = context;
  const span = openSpan(facts, context);
  const left = words.read(facts.shipment?.shippedAt ?? facts.notification.data.occurredAt);
  const day = left ? words.on(left.day) : '';
  return {
    step: 1,
    subject: t('shipped.subject', { goods }),
    preheader: span ? t('shipped.preheader', { when: words.when(span) }) : t('shipped.preheaderOpen'),
    headline: span ? t('shipped.headline', { when: words.when(span) }) : t('shipped.headlineOpen'),
    hero: span && { label: t('label.arrives'), figures: words.figures(span), line: spanLine(span, words) },
    paragraphs: [
      ...(day ? [carrier ? t('shipped.lead', { carrier, day }) : t('shipped.leadPlain', { day })] : []),
      ...(span ? [] : [t('shipped.open')]),
      t('shipped.next'),
      ...(waiting ? [t('shipped.rest', { goods: waiting })] : []),
    ],
    itemsTitle: t('shipped.items'),
    button: { label: t('shipped.button'), href: links.order },
  };
}

function outForDelivery(facts: MailFacts, context: MailContext, carrier: string | null): Own {
  const { t, words, goods, links } = context;
  const event = words.read(facts.notification.data.occurredAt);
  const span = openSpan(facts, context);
  // A mail written after midnight must not promise "today" for yesterday's round.
  const isToday = event?.day === words.today;
  const window = isToday && span?.from.day === words.today ? words.window(span) : null;
  const day: Moment = { day: words.today, minute: null };
  const shown = window && span ? span : { from: day, to: day };
  const subject = window
    ? t('outForDelivery.subjectWindow', { window, goods })
    : t(isToday ? 'outForDelivery.subject' : 'outForDelivery.subjectLater', { goods });
  const headline = window
    ? t('outForDelivery.headlineWindow', { window })
    : t(isToday ? 'outForDelivery.headline' : 'outForDelivery.headlineLater');
  return {
    step: 2,
    subject,
    headline,
    preheader: t('outForDelivery.preheader'),
    hero: isToday ? { label: t('label.arrives'), figures: words.figures(shown), line: words.long(shown.to.day) } : null,
    paragraphs: [
      carrier ? t('outForDelivery.lead', { carrier }) : t('outForDelivery.leadPlain'),
      t('outForDelivery.away'),
    ],
    itemsTitle: t('outForDelivery.items'),
    button: { label: t('outForDelivery.button'), href: links.order },
  };
}

function delivered(facts: MailFacts, context: MailContext, rows: MailMessage['rows']): Own {
  const { t, words, goods, links } = context;
  const { shipment, notification, shop } = facts;
  const until = words.read(facts.returnUntil);
  const known = KNOWN_PLACES.find((place) => place === shipment?.subStatus);
  const place = t(known ? `delivered.place.${known}` : 'delivered.place.default');
  const moment = words.read(shipment?.deliveredAtLocal) ?? words.read(shipment?.deliveredAt);
  const tips = facts.items
    .map((item) => pickLocalized(item.careTips, notification.locale, shop.defaultLocale))
    .filter((text) => text !== null);
  return {
    step: 3,
    subject: t('delivered.subject', { goods }),
    preheader: t('delivered.preheader', { place }),
    headline: t('delivered.headline'),
    hero: moment && {
      label: t('label.delivered'),
      figures: words.figures({ from: moment, to: moment }),
      line: words.long(moment.day),
    },
    paragraphs: [
      moment ? t('delivered.lead', { place, when: words.stamp(moment) }) : t('delivered.leadPlain', { place }),
      t('delivered.wrong'),
      ...(until ? [t('delivered.returnUntil', { date: words.date(until.day) })] : []),
    ],
    rows: [{ label: t('label.place'), value: place }, ...rows],
    tips: [...new Set(tips)].slice(0, 2).map((text) => ({ title: t('delivered.care'), text })),
    itemsTitle: t('delivered.items'),
    button: { label: t('delivered.button'), href: links.order },
  };
}
