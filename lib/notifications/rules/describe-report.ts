import type { MailFacts } from '../types';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

type Facts = MailFacts & { report: NonNullable<MailFacts['report']> };

/** What the mails about a problem report say: that it is here, that something is asked, and what comes of it. */
export function describeReport(facts: MailFacts, context: MailContext): MailMessage {
  if (!facts.report) throw new Error('A mail about a report needs the report.');
  const known = { ...facts, report: facts.report };
  switch (facts.notification.event) {
    case 'report.question':
      return asked(known, context);
    case 'report.accepted':
      return accepted(known, context);
    case 'report.rejected':
      return rejected(known, context);
    default:
      return received(known, context);
  }
}

const frame = ({ report, order, shop }: Facts, { common, t, links }: MailContext) => ({
  hero: null,
  tips: [],
  step: null,
  rows: [
    { label: common('reports.mail.number'), value: headerText(report.number, 60) },
    { label: t('label.orderNumber'), value: headerText(order.number, 60) },
  ],
  itemsTitle: common('reports.mail.items'),
  button: { label: common('reports.mail.button'), href: `${links.order}/problem/${report.id}` },
  note: report.reason ? { title: t('note', { shop: shop.name }), text: report.reason } : null,
});

function received(facts: Facts, context: MailContext): MailMessage {
  const { common: t, words, goods } = context;
  const date = words.long(facts.report.answerBy);
  return {
    ...frame(facts, context),
    note: null,
    subject: t('reports.mail.received.subject', { goods }),
    preheader: t('reports.mail.received.preheader', { date }),
    headline: t('reports.mail.received.headline'),
    paragraphs: [t('reports.mail.received.lead', { date }), t('reports.mail.received.next')],
  };
}

function asked(facts: Facts, context: MailContext): MailMessage {
  const { common: t, goods } = context;
  const question = facts.notification.data.question ?? '';
  return {
    ...frame(facts, context),
    subject: t('reports.mail.question.subject', { goods }),
    preheader: headerText(question, 140),
    headline: t('reports.mail.question.headline'),
    paragraphs: [t('reports.mail.question.lead'), t('reports.mail.question.answer')],
    note: question ? { title: t('reports.mail.question.asks'), text: question } : null,
  };
}

function accepted(facts: Facts, context: MailContext): MailMessage {
  const { common: t, goods } = context;
  const { outcome } = facts.report;
  const how = outcome === 'replace' || outcome === 'credit' ? outcome : 'refund';
  return {
    ...frame(facts, context),
    subject: t('reports.mail.accepted.subject', { goods }),
    preheader: t('reports.mail.accepted.preheader'),
    headline: t(`reports.mail.accepted.${how}Headline`),
    paragraphs: [t(`reports.mail.accepted.${how}Lead`), t('reports.mail.accepted.keep')],
  };
}

function rejected(facts: Facts, context: MailContext): MailMessage {
  const { common: t, goods } = context;
  const { reason } = facts.report;
  return {
    ...frame(facts, context),
    subject: t('reports.mail.rejected.subject', { goods }),
    preheader: t('reports.mail.rejected.preheader'),
    headline: t('reports.mail.rejected.headline'),
    paragraphs: [t('reports.mail.rejected.lead'), t('reports.mail.rejected.person')],
    note: reason ? { title: t('reports.mail.rejected.reason'), text: reason } : null,
  };
}
