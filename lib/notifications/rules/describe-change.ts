import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { sayWish } from '@/lib/delivery/rules/say-wish';
import type { MailFacts } from '../types';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

const base = { note: null, tips: [], step: null, hero: null };

/** Minutes that a code is good for (lib/access/order-code.ts). */
const MINUTES = 15;

/** The digits before something of the order may change. The subject does not name them: it is read on locked screens. */
export function describeCode({ order, notification }: MailFacts, { t, links, code }: MailContext): MailMessage {
  const number = headerText(order.number, 60);
  return {
    ...base,
    subject: t('code.subject', { number }),
    preheader: t('code.preheader', { minutes: MINUTES }),
    headline: t('code.headline', { code: code ?? '' }),
    paragraphs: [
      t(notification.data.purpose === 'account' ? 'code.leadAccount' : 'code.lead', { number, minutes: MINUTES }),
      t('code.notYou'),
    ],
    rows: [],
    itemsTitle: t('link.items'),
    button: { label: t('link.button'), href: links.order },
  };
}

/** What a carrier has answered to a wish about the delivery. */
export function describeChange(facts: MailFacts, { t, common, words, links }: MailContext): MailMessage {
  const { request, reference } = facts.notification.data;
  const isYes = facts.notification.event === 'order.delivery_confirmed';
  const carrier = carrierName(request?.carrier ?? null) ?? request?.carrier ?? '';
  const wish = request ? sayWish(request, common, (day) => words.long(day)) : headerText(reference ?? '', 60);
  const kind = isYes ? 'agreed' : 'declined';
  return {
    ...base,
    subject: t(`${kind}.subject`, { wish: headerText(wish, 110) }),
    preheader: t(`${kind}.preheader`, { carrier }),
    headline: t(`${kind}.headline`),
    paragraphs: [t(`${kind}.lead`, { carrier }), ...(isYes ? [] : [t('declined.other')])],
    rows: [
      { label: t('label.wish'), value: headerText(wish, 300) },
      { label: t('label.orderNumber'), value: headerText(facts.order.number, 60) },
    ],
    note: request?.answer ? { title: t('label.said', { carrier }), text: request.answer } : null,
    itemsTitle: t('shipped.items'),
    button: { label: t('shipped.button'), href: links.order },
  };
}
