import type { ReportPageView } from '@/components/storefront/report-types';
import type { Money } from '@/lib/core/money';
import { oneLine } from '@/lib/tracking/rules/goods';
import type { ReportState } from '../constants';
import type { ReportDetail } from '../queries/load-report';
import type { ReportLinks } from './build-pick-page';
import { isUndecided } from './report-verbs';
import type { ReportTools } from './report-words';

const TONES: Record<ReportState, ReportPageView['tone']> = {
  open: 'calm',
  asked: 'attention',
  accepted: 'done',
  rejected: 'problem',
  withdrawn: 'calm',
};

/** One report as its shopper reads it. Whoever was given the goods is told of no money and no address. */
export function buildReportPage(
  report: ReportDetail,
  input: {
    self: string;
    shopName: string;
    photoHref: (id: string) => string;
    moneyHref: string | null;
    money: (amount: Money) => string;
    answerMissing: boolean;
    links: ReportLinks;
  },
  tools: ReportTools,
): ReportPageView {
  const { t, dates } = tools;
  const { state } = report;
  const asked = report.events.findLast(({ type }) => type === 'asked');
  const stamp = (at: string) => {
    const moment = dates.read(at);
    return moment ? dates.stamp(moment) : '';
  };
  const { headline, next } = sayState(report, input.money, tools);
  const answers = Object.entries(report.answers).filter(([code]) =>
    t.has(`reports.form.choice.${code}.${report.answers[code]}`),
  );
  return {
    number: t('reports.page.number', { number: report.number }),
    headline,
    next,
    tone: TONES[state],
    status: t(`reports.status.${state}`),
    note:
      report.reason && (state === 'accepted' || state === 'rejected')
        ? {
            title: state === 'rejected' ? t('reports.page.reason') : t('reports.page.note', { shop: input.shopName }),
            text: report.reason,
          }
        : null,
    question:
      state === 'asked' && asked?.words
        ? {
            title: t('reports.page.question'),
            text: asked.words,
            action: input.self,
            label: t('reports.page.answer'),
            photos: t('reports.page.morePhotos'),
            send: t('reports.page.answerSend'),
            error: input.answerMissing ? t('reports.page.answerEmpty') : null,
          }
        : null,
    about: {
      title: t('reports.page.about'),
      lines: report.lines.map((line) => ({
        id: line.id,
        title: oneLine(line.title, 120),
        variant: line.variantTitle,
        imageUrl: line.imageUrl,
      })),
      quantities: report.lines.map(({ quantity }) =>
        quantity > 1 ? t('storefront.order.quantity', { count: quantity }) : '',
      ),
    },
    facts: [
      { label: t('reports.page.what'), value: t(`reports.kind.${report.kind}`) },
      { label: t('reports.page.told'), value: stamp(report.createdAt) },
      ...answers.map(([code, answer]) => ({
        label: t(`reports.form.question.${code}`),
        value: t(`reports.form.choice.${code}.${answer}`),
      })),
      ...(report.wish ? [{ label: t('reports.form.wish'), value: t(`reports.form.wishes.${report.wish}`) }] : []),
    ],
    photos: {
      title: t('reports.page.photos'),
      items: report.photoIds.map((id) => ({ id, url: input.photoHref(id) })),
    },
    history: {
      title: t('reports.page.history'),
      events: report.events
        .filter(({ type }) => type !== 'noted')
        .map((event) => ({
          id: event.id,
          when: stamp(event.at),
          dateTime: event.at,
          text: t(`reports.page.event.${event.type}`),
          words: event.type === 'reported' ? report.comment : event.words,
        })),
    },
    withdraw: isUndecided(state) ? { action: input.self, label: t('reports.page.withdraw') } : null,
    links: [
      ...(input.moneyHref && (report.refund > 0 || report.credit > 0)
        ? [{ label: t('reports.page.money'), href: input.moneyHref }]
        : []),
      ...(state === 'rejected' ? input.links.person : []),
    ],
    told: report.forRecipient
      ? t('reports.page.keepLink')
      : t('reports.page.mailed', { email: report.email.replace(/^(.)[^@]*/, '$1•••') }),
    back: { label: t('reports.pick.back'), href: input.links.order },
  };
}

function sayState(
  report: ReportDetail,
  money: (amount: Money) => string,
  { t, dates }: ReportTools,
): { headline: string; next: string } {
  const say = (key: string, next: string = key, values = {}) => ({
    headline: t(`reports.page.${key}`, values),
    next: t(`reports.page.${next}Next`, { date: dates.long(report.answerBy) }),
  });
  if (report.state !== 'accepted') return say(report.state);
  const { outcome, currency } = report;
  if (outcome === 'replace') return say('replace');
  const how = outcome === 'credit' || (report.credit > 0 && report.refund === 0) ? 'credit' : 'refund';
  const amount = report[how];
  if (report.forRecipient || amount === 0) return say(`${how}Plain`, how);
  return say(how, how, { amount: money({ amount, currency }) });
}
