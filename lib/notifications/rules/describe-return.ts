import type { ExplanationCode } from '@/lib/returns/constants';
import type { ExplanationRow } from '@/lib/returns/types';
import type { MailFacts } from '../types';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

type Facts = MailFacts & { return: NonNullable<MailFacts['return']> };

/** What the mails about a return say: that it is under way, that something is asked, and that its money is. */
export function describeReturn(facts: MailFacts, context: MailContext): MailMessage {
  if (!facts.return) throw new Error('A mail about a return needs the return.');
  const known = { ...facts, return: facts.return };
  switch (facts.notification.event) {
    case 'return.refunded':
      return refunded(known, context);
    case 'return.rejected':
      return rejected(known, context);
    case 'return.question':
      return asked(known, context);
    default:
      return confirmed(known, context);
  }
}

const base = { note: null, tips: [], step: null };

/** Which of the four messages it is; the name ends their message keys. */
function stageOf({ kind, status, expiresAt }: Facts['return']): 'Withdrawal' | 'Review' | 'Keep' | '' {
  if (kind === 'withdrawal') return 'Withdrawal';
  if (status === 'requested') return 'Review';
  const isOpen = status === 'approved' || status === 'completed';
  return isOpen && expiresAt === null ? 'Keep' : '';
}

function confirmed(facts: Facts, context: MailContext): MailMessage {
  const { t, words, goods, links } = context;
  const { order } = facts;
  const stage = stageOf(facts.return);
  const lastDay = stage === 'Review' ? undefined : words.read(facts.return.expiresAt)?.day;
  const until = lastDay ? { day: lastDay, minute: null } : null;
  const received = words.read(facts.return.createdAt);
  const when = received ? words.stamp(received) : '';
  const lead = t(`confirmed.lead${stage}`, { when });
  // What has left, or is about to, is not called off any more.
  const vouched = stage === '' ? facts.return.first : null;
  const first = vouched && t('confirmed.first', { about: vouched.about, amount: context.money(vouched.amount) });
  const by = until ? t('confirmed.by', { date: words.long(until.day) }) : null;
  return {
    ...base,
    subject: t(`confirmed.subject${stage}`, { goods, order: headerText(order.number, 60) }),
    preheader:
      until && stage === ''
        ? t('confirmed.preheaderBy', { date: words.long(until.day) })
        : t(`confirmed.preheader${stage}`, { when }),
    headline: t(`confirmed.headline${stage}`),
    hero: until && {
      label: t('label.sendBy'),
      figures: words.figures({ from: until, to: until }),
      line: words.long(until.day),
    },
    paragraphs: [lead, ...(by ? [by] : []), ...(first ? [first] : stage === '' ? [t('confirmed.changedMind')] : [])],
    rows: [
      ...numbers(facts, t),
      ...(when ? [{ label: t('label.received'), value: when }] : []),
      ...moneyRows(facts, context),
    ],
    ...(facts.notification.data.declaration
      ? { note: { title: t('withdrawal.declaration'), text: facts.notification.data.declaration } }
      : {}),
    itemsTitle: t('confirmed.items'),
    button: { label: t('confirmed.button'), href: links.return ?? links.order },
  };
}

function rejected(facts: Facts, { t, goods, links }: MailContext): MailMessage {
  const reason = facts.return.rejectReason;
  return {
    ...base,
    subject: t('rejected.subject', { goods }),
    preheader: t('rejected.preheader'),
    headline: t('rejected.headline'),
    hero: null,
    paragraphs: [t('rejected.lead'), t('rejected.person')],
    note: reason ? { title: t('rejected.reason'), text: reason } : null,
    rows: numbers(facts, t),
    itemsTitle: t('rejected.items'),
    button: { label: t('confirmed.button'), href: links.return ?? links.order },
  };
}

function asked(facts: Facts, { t, goods, links }: MailContext): MailMessage {
  const question = facts.notification.data.question ?? '';
  return {
    ...base,
    subject: t('question.subject', { goods }),
    preheader: t('question.preheader', { question: headerText(question, 140) }),
    headline: t('question.headline'),
    hero: null,
    paragraphs: [t('question.lead'), t('question.answer')],
    note: question ? { title: t('question.asks'), text: question } : null,
    rows: numbers(facts, t),
    itemsTitle: t('question.items'),
    button: { label: t('question.button'), href: links.return ?? links.order },
  };
}

const numbers = ({ return: { number }, order }: Facts, t: MailContext['t']) => [
  { label: t('label.returnNumber'), value: headerText(number, 60) },
  { label: t('label.orderNumber'), value: headerText(order.number, 60) },
];

/** What was quoted: nothing that is zero is mentioned. */
function moneyRows(
  { return: { quotedRefund, quotedCredit, dueFromShopper, isRecipients, explanation }, order }: Facts,
  { t, money }: MailContext,
) {
  // Whoever was given the goods is not told what they cost.
  if (isRecipients) return [];
  const { currency } = order;
  const reckoned = reckoning(explanation ?? []).map(({ code, amount }) => ({
    label: t(`row.${code}`),
    value: money({ amount, currency }),
  }));
  const sums = [
    { label: t('label.refund'), amount: quotedRefund },
    { label: t('label.credit'), amount: quotedCredit },
    { label: t('label.due'), amount: dueFromShopper },
  ]
    .filter(({ amount }) => amount > 0)
    .map(({ label, amount }) => ({ label, value: money({ amount, currency }) }));
  return [...reckoned, ...sums];
}

/** The quote's explanation, a row a kind, in its own order; none where it says no more than the sum does. */
function reckoning(explanation: readonly ExplanationRow[]) {
  const sums = new Map<Exclude<ExplanationCode, 'replacement' | 'charge_kept'>, number>();
  for (const { code, amount } of explanation)
    if (code !== 'replacement' && code !== 'charge_kept') sums.set(code, (sums.get(code) ?? 0) + amount.amount);
  const rows = [...sums].map(([code, amount]) => ({ code, amount })).filter(({ amount }) => amount !== 0);
  return rows.some(({ code }) => code !== 'item') ? rows : [];
}

const HEROES = { Credit: 'label.credit', Invoice: 'label.invoice', '': 'label.refund' } as const;

function refunded(facts: Facts, context: MailContext): MailMessage {
  const { t, money, links } = context;
  const { refund, notification, order } = facts;
  const paid = refund?.amount ??
    notification.data.amount ?? { amount: facts.return.quotedRefund, currency: order.currency };
  const amount = money(paid);
  const kind = refund?.kind === 'credit' ? 'Credit' : refund?.isClaim ? 'Invoice' : '';
  const quoted = kind === 'Credit' ? facts.return.quotedCredit : facts.return.quotedRefund;
  const isPart = paid.amount < quoted && !facts.return.isRecipients;
  const number = headerText(facts.return.number, 60);
  return {
    ...base,
    subject: t(`refunded.subject${kind}`, { amount }),
    preheader: t('refunded.preheader', { number }),
    headline: t(`refunded.headline${kind}`, { amount }),
    hero: { label: t(HEROES[kind]), amount },
    paragraphs: [
      t(refund?.isTransfer ? 'refunded.leadTransfer' : `refunded.lead${kind}`),
      ...(isPart ? [t('refunded.part', { quoted: money({ amount: quoted, currency: paid.currency }) })] : []),
    ],
    rows: [
      ...numbers(facts, t),
      ...(refund?.reference ? [{ label: t('label.reference'), value: headerText(refund.reference, 60) }] : []),
    ],
    itemsTitle: t('refunded.items'),
    button: { label: t('refunded.button'), href: links.return ?? links.order },
  };
}
