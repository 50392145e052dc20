import type { MailFacts } from '../types';
import { describeChange, describeCode } from './describe-change';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

/** What the mails about an order as a whole say: a fresh link to it, what a person writes, that a withdrawal has arrived. */
export function describeOrder(facts: MailFacts, context: MailContext): MailMessage {
  if (facts.notification.event === 'order.draft') return draft(facts, context);
  if (facts.notification.event === 'order.message') return message(facts, context);
  if (facts.notification.event === 'order.code') return describeCode(facts, context);
  if (facts.notification.event.startsWith('order.delivery_')) return describeChange(facts, context);
  return facts.notification.event === 'order.withdrawal' ? withdrawal(facts, context) : link(facts, context);
}

const base = { note: null, tips: [], step: null, hero: null };

function link({ order }: MailFacts, { t, links }: MailContext): MailMessage {
  const number = headerText(order.number, 60);
  return {
    ...base,
    subject: t('link.subject', { number }),
    preheader: t('link.preheader'),
    headline: t('link.headline'),
    paragraphs: [t('link.lead', { number }), t('link.notYou')],
    rows: [],
    itemsTitle: t('link.items'),
    button: { label: t('link.button'), href: links.order },
  };
}

/** A return that was begun and left. It is the only time that it is spoken of. */
function draft({ order }: MailFacts, { t, links }: MailContext): MailMessage {
  const number = headerText(order.number, 60);
  return {
    ...base,
    subject: t('draft.subject', { number }),
    preheader: t('draft.preheader'),
    headline: t('draft.headline'),
    paragraphs: [t('draft.lead', { number }), t('draft.once')],
    rows: [],
    itemsTitle: t('link.items'),
    button: { label: t('draft.button'), href: `${links.order}/return` },
  };
}

/** A person of the shop writes, in their own words. */
function message({ order, shop, notification: { data } }: MailFacts, { t, goods, links }: MailContext): MailMessage {
  const text = data.message ?? '';
  return {
    ...base,
    subject: t('message.subject', { goods }),
    preheader: headerText(text, 140),
    headline: t('message.headline'),
    paragraphs: [t('message.lead', { number: headerText(order.number, 60) })],
    note: { title: t('note', { shop: shop.name }), text },
    rows: [],
    itemsTitle: t('link.items'),
    button: { label: t('shipped.button'), href: links.order },
  };
}

/** The acknowledgement of article 11a, Directive 2011/83/EU: what was declared, and when it arrived. */
function withdrawal({ order, notification: { data } }: MailFacts, { t, words, links }: MailContext): MailMessage {
  const received = words.read(data.occurredAt);
  const when = received ? words.stamp(received) : data.occurredAt;
  const { declaration, reference } = data;
  return {
    ...base,
    subject: t('confirmed.subjectWithdrawal', { order: headerText(order.number, 60) }),
    preheader: t('confirmed.preheaderWithdrawal', { when }),
    headline: t('confirmed.headlineWithdrawal'),
    paragraphs: [t('withdrawal.lead', { when }), t('withdrawal.next')],
    note: declaration ? { title: t('withdrawal.declaration'), text: declaration } : null,
    rows: [
      ...(reference ? [{ label: t('label.reference'), value: headerText(reference, 60) }] : []),
      { label: t('label.orderNumber'), value: headerText(order.number, 60) },
      { label: t('label.received'), value: when },
    ],
    itemsTitle: t('link.items'),
    button: { label: t('link.button'), href: links.order },
  };
}
