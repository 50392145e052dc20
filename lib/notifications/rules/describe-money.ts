import type { MailMessageKey } from '@/components/email/message-keys';
import type { NotificationEvent } from '../constants';
import type { MailFacts } from '../types';
import { headerText } from './mail-headers';
import type { MailContext, MailMessage } from './mail-view';

/** The first part of each one's message keys. */
const NAMES = {
  'payment.asked': 'payAsked',
  'payment.reminded': 'payReminded',
  'payment.received': 'payReceived',
  'payment.lapsed': 'payLapsed',
  'payment.refunded': 'payRefunded',
  'return.refund_bounced': 'refundBounced',
  'return.expiring': 'sendBack',
  'return.expired': 'ranOut',
  'return.hand_over': 'handOver',
  'return.deposit_kept': 'depositKept',
  'credit.granted': 'creditGranted',
  'credit.expiring': 'creditExpiring',
  'credit.expired': 'creditExpired',
  'order.restocked': 'restocked',
} as const satisfies Partial<Record<NotificationEvent, string>>;

type MoneyEvent = keyof typeof NAMES;

/** Whether a mail is about money that is asked for, awaited or given, or about what it was waited for. */
export const isMoneyEvent = (event: NotificationEvent): event is MoneyEvent => event in NAMES;

/** What they say beneath the headline, in order. */
const PARAGRAPHS: Record<MoneyEvent, MailMessageKey[]> = {
  'payment.asked': ['payAsked.lead', 'payAsked.next'],
  'payment.reminded': ['payReminded.lead', 'payAsked.next'],
  'payment.received': ['payReceived.lead'],
  'payment.lapsed': ['payLapsed.lead'],
  'payment.refunded': ['payRefunded.lead'],
  'return.refund_bounced': ['refundBounced.lead', 'refundBounced.next'],
  'return.expiring': ['sendBack.lead', 'handOver.done'],
  'return.expired': ['ranOut.lead', 'ranOut.next'],
  'return.hand_over': ['handOver.lead', 'handOver.next', 'handOver.done'],
  'return.deposit_kept': ['depositKept.lead', 'depositKept.next'],
  'credit.granted': ['creditGranted.lead'],
  'credit.expiring': ['creditExpiring.lead'],
  'credit.expired': ['creditExpired.lead'],
  'order.restocked': ['restocked.lead', 'restocked.once'],
};

const BUTTONS: Record<MoneyEvent, MailMessageKey> = {
  'payment.asked': 'payAsked.button',
  'payment.reminded': 'payAsked.button',
  'payment.received': 'payReceived.button',
  'payment.lapsed': 'payReceived.button',
  'payment.refunded': 'payReceived.button',
  'return.refund_bounced': 'refundBounced.button',
  'return.expiring': 'handOver.button',
  'return.expired': 'payReceived.button',
  'return.hand_over': 'handOver.button',
  'return.deposit_kept': 'handOver.button',
  'credit.granted': 'creditGranted.button',
  'credit.expiring': 'creditGranted.button',
  'credit.expired': 'creditGranted.button',
  'order.restocked': 'restocked.button',
};

/** The sum to see first, with its label; none where another thing matters more. */
const HEROES: Partial<Record<MoneyEvent, MailMessageKey>> = {
  'payment.asked': 'label.due',
  'payment.reminded': 'label.due',
  'payment.refunded': 'label.refund',
  'return.refund_bounced': 'label.refund',
  'credit.granted': 'label.credit',
  'credit.expiring': 'label.credit',
};

/** Mails about payments, deposits, store credit and things that are back in stock: one shape, each its own words. */
export function describeMoney(facts: MailFacts, event: MoneyEvent, context: MailContext): MailMessage {
  const { t, words, money, goods, links } = context;
  const { data } = facts.notification;
  const end = words.read(data.until);
  const amount = data.amount ? money(data.amount) : '';
  const values = {
    amount,
    goods,
    about: data.about ?? 'other',
    item: headerText(data.item ?? goods, 120),
    date: end ? words.long(end.day) : '',
    until: end ? words.until(end) : '',
  };
  const name = NAMES[event];
  const say = (key: MailMessageKey) => t(key, values);
  const isOpenEnded = event === 'credit.granted' && !end;
  const hero = HEROES[event];
  const number = facts.return?.number;
  return {
    subject: say(`${name}.subject`),
    preheader: isOpenEnded ? say('creditGranted.preheaderOpen') : say(`${name}.preheader`),
    headline: say(`${name}.headline`),
    paragraphs: isOpenEnded ? [say('creditGranted.leadOpen')] : PARAGRAPHS[event].map(say),
    hero: heroOf(),
    rows: [
      ...(number ? [{ label: t('label.returnNumber'), value: headerText(number, 60) }] : []),
      { label: t('label.orderNumber'), value: headerText(facts.order.number, 60) },
      ...(end && hero === 'label.due' ? [{ label: t('label.until'), value: words.stamp(end) }] : []),
    ],
    itemsTitle: t(facts.return ? 'confirmed.items' : 'link.items'),
    button: { label: t(BUTTONS[event]), href: hrefOf(event, links) },
    note: null,
    tips: [],
    step: null,
    ...(event === 'order.restocked' ? { because: t('restocked.because') } : {}),
  };

  function heroOf(): MailMessage['hero'] {
    if ((event === 'return.hand_over' || event === 'return.expiring') && end) {
      const day = { day: end.day, minute: null };
      return { label: t('label.sendBy'), figures: words.figures({ from: day, to: day }), line: words.long(end.day) };
    }
    return hero && amount ? { label: t(hero), amount } : null;
  }
}

/** Payments are made from the return's page; whoever was given the goods has no other. */
function hrefOf(event: MoneyEvent, links: MailContext['links']): string {
  if (event === 'order.restocked') return `${links.order}/return?step=resolution`;
  // Whoever was given the goods has their return's page and no order.
  if (event.startsWith('credit.') && !links.return) return `${links.order}/credit`;
  const isDue = event === 'payment.asked' || event === 'payment.reminded';
  return isDue && links.return ? `${links.return}/pay` : (links.return ?? links.order);
}
