import type { PhotoView, ReturnPageView, StepView } from '@/components/storefront/types';
import { formatMoney, type Money } from '@/lib/core/money';
import { direction } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import type { PaymentKind } from '@/lib/payments/constants';
import { createDateWords } from '@/lib/tracking/rules/dates';
import type { ItemView, Tone } from '@/lib/tracking/types';
import type { ReturnKind, ReturnStatus } from '../constants';
import type { Quote } from '../types';
import { buildPass, type PassFacts, type PassLinks } from './build-pass';
import { cameFirst, detailKey, headlineKey, isOffInvoice, isWithBank } from './return-keys';
import { returnMoney } from './return-money';
import { CHECK_DAYS, returnSteps } from './return-steps';
import { type FirstFacts, firstHeadline, firstSteps, firstView, PAY_LABELS } from './say-first';
import { lawfulSendBackBy } from './send-back-by';

export type ReturnPageFacts = PassFacts & {
  orderNumber: string;
  kind: ReturnKind;
  status: ReturnStatus;
  createdAt: string;
  rejectReason: string | null;
  country: string | null;
  timeZone: string;
  quote: Quote;
  /** The newest words of the merchant that are meant for the shopper. */
  note: string | null;
  /** What the shop asks and is not answered yet. */
  question?: string | null;
  events: { type: string; at: string }[];
  paid: { refund: number; credit: number };
  /** Still owed for what has arrived. */
  owed: number;
  /** Goods of the return, in order. `externalId` is the order line's. */
  items: (ItemView & { externalId: string; isKept: boolean })[];
  photos: PhotoView[];
  /** Their store credit, one amount a currency. */
  credit?: Money[];
  /** What the shopper has still to pay, in minor units. */
  payment?: { kind: PaymentKind; amount: number } | null;
  /** An exchange: what of it goes first, and its parcel. */
  first?: FirstFacts | null;
  /** Their refund goes to an account: which is known, and whether it came back from elsewhere. */
  account?: { ending: string | null; amount: number; hasBounced: boolean } | null;
  /** No card takes the refund: it goes to an account. */
  byTransfer?: boolean;
  /** Their bank holds the payment back and has not decided: nothing is paid meanwhile. */
  isDisputed?: boolean;
  mayCancel: boolean;
  /** Prices and buyer stay unseen. */
  isRecipient: boolean;
};

const TONES: Record<ReturnStatus, Tone> = {
  requested: 'calm',
  approved: 'today',
  rejected: 'problem',
  in_transit: 'moving',
  received: 'moving',
  completed: 'done',
  cancelled: 'calm',
  expired: 'attention',
};

/** One return as its page says it: a boarding pass while it is to travel, what happens next, and every line of money. */
export function buildReturnPage(
  facts: ReturnPageFacts,
  options: {
    now: Date;
    locale: string;
    t: Translate;
    qrSvg: string | null;
    links: PassLinks & {
      order: string | null;
      cancel: string;
      pay?: string | null;
      account?: string | null;
      answer?: string;
      edit?: string | null;
      add?: string | null;
      credit?: string | null;
    };
    /** The answer that was sent had no words. */
    isAnswerEmpty?: boolean;
    /** The number that was sent was none. */
    isCourierWrong?: boolean;
  },
): ReturnPageView {
  const { t, locale, links } = options;
  const dates = createDateWords({ t, locale, country: facts.country, now: options.now, zone: facts.timeZone });
  const say = (amount: number) => formatMoney({ amount, currency: facts.quote.money.refund_total.currency }, locale);
  const deadline = dates.read(facts.expiresAt);
  // What the law gives for sending a withdrawal back, where the policy gives longer.
  const lawful =
    facts.kind === 'withdrawal' ? dates.read(lawfulSendBackBy(new Date(facts.createdAt)).toISOString()) : null;
  const travels = facts.quote.lines.some((line) => !line.keep_item);
  const isOpen = facts.status === 'approved' && travels;

  const key = headlineKey(facts, travels);
  const firstKey = facts.first && facts.status === 'approved' ? firstHeadline(facts.first) : null;
  const firstWords = { t, dates, say };
  const isAsked = Boolean(facts.question && links.answer);
  const account = facts.isRecipient ? null : (facts.account ?? null);
  const bounced = account?.hasBounced ? account : null;
  const sentence = isAsked
    ? t('storefront.return.question')
    : bounced
      ? t('returns.account.bounced', { amount: say(bounced.amount) })
      : firstKey
        ? t(`returns.first.${firstKey}`)
        : facts.status === 'completed' && isOffInvoice(facts)
          ? t('returns.account.invoice', { amount: say(facts.paid.refund) })
          : t(`returns.headline.${key}`, {
              amount: say(key === 'completedCredit' ? facts.paid.credit : facts.paid.refund),
            });
  const detail = isAsked
    ? t('storefront.return.questionLead')
    : bounced
      ? t(bounced.ending ? 'returns.account.bouncedKnown' : 'returns.account.bouncedDetail')
      : isWithBank(facts) && (facts.status === 'received' || !travels)
        ? t('returns.detail.withBank')
        : facts.status === 'approved'
          ? deadline && travels && firstKey !== 'headlineDeposit'
            ? lawful && lawful.day < deadline.day
              ? t('returns.detail.approvedByLaw', { law: dates.long(lawful.day), date: dates.long(deadline.day) })
              : t('returns.detail.approvedBy', { date: dates.long(deadline.day) })
            : travels
              ? null
              : t('returns.detail.approvedKeep', { days: CHECK_DAYS })
          : facts.status === 'rejected'
            ? facts.rejectReason
            : t.has(`returns.detail.${detailKey(facts)}`)
              ? t(`returns.detail.${detailKey(facts)}`)
              : null;
  const isOver = ['rejected', 'cancelled', 'expired'].includes(facts.status);
  const firstly = (list: StepView[]) =>
    facts.first && !isOver && !cameFirst(facts) ? firstSteps(facts.first, list, firstWords) : list;
  const money = facts.isRecipient || isOver ? null : returnMoney(facts, { t, locale, say, travels });

  return {
    locale,
    dir: direction(locale),
    number: facts.number,
    orderNumber: facts.orderNumber,
    orderHref: links.order,
    headline: {
      sentence,
      detail,
      tone: isAsked || bounced ? 'attention' : key === 'approvedKeep' ? 'moving' : TONES[facts.status],
      statusLabel: t(key === 'approvedKeep' ? 'returns.step.statusKeep' : `return.status.${facts.status}`),
    },
    primary:
      facts.payment && links.pay
        ? {
            label: t(PAY_LABELS[facts.payment.kind], { amount: say(facts.payment.amount) }),
            href: links.pay,
            method: 'get',
          }
        : account && !account.ending && links.account
          ? { label: t('returns.account.ask'), href: links.account, method: 'get' }
          : null,
    pass: isOpen
      ? buildPass(facts, {
          t,
          locale,
          dates,
          qrSvg: options.qrSvg,
          fee: feeText(facts, say, t),
          links,
          isCourierWrong: options.isCourierWrong,
        })
      : null,
    first: facts.first && !facts.isRecipient ? firstView(facts.first, links.order, firstWords) : null,
    steps: firstly(
      returnSteps(facts, {
        travels,
        say,
        t,
        on: (at) => stampDay(dates, at),
        deadline: deadline ? dates.long(deadline.day) : null,
      }),
    ),
    items: facts.items.filter((item) => !item.isKept),
    kept: facts.items.filter((item) => item.isKept),
    photos: facts.photos,
    edit: facts.mayCancel && facts.kind === 'return' && links.edit ? { action: links.edit } : null,
    addHref: isOpen && facts.kind === 'return' && !facts.sharesParcel ? (links.add ?? null) : null,
    money,
    credit: facts.credit?.length
      ? {
          title: t('returns.pay.creditTitle'),
          sentence: t('returns.pay.credit', {
            amount: facts.credit.map((sum) => formatMoney(sum, locale)).join(' + '),
          }),
          more: links.credit ? { label: t('returns.credit.more'), href: links.credit } : null,
        }
      : null,
    account:
      account?.ending && links.account
        ? {
            sentence: t('returns.account.known', { ending: account.ending }),
            more: { label: t('returns.account.change'), href: links.account },
          }
        : null,
    note: facts.note,
    question:
      facts.question && links.answer
        ? { text: facts.question, action: links.answer, isEmpty: options.isAnswerEmpty ?? false }
        : null,
    cancel: facts.mayCancel
      ? { action: links.cancel, fields: {}, lead: travels ? null : t('returns.wizard.cancelKeep') }
      : null,
    revision: `${facts.first ? `${facts.first.parcel?.status}-${facts.first.overdueAt}-` : ''}${facts.status}-${facts.events.length}-${facts.label?.state ?? ''}${facts.isDisputed ? '-bank' : ''}-${locale}`,
    announcement: sentence,
  };
}

function feeText(facts: ReturnPageFacts, say: (amount: number) => string, t: Translate): string {
  const fee = facts.quote.money.method_fee.amount;
  return fee > 0 ? say(fee) : t('returns.wizard.free');
}

function stampDay(dates: ReturnType<typeof createDateWords>, at: string | undefined): string | null {
  const moment = dates.read(at);
  return moment ? dates.long(moment.day) : null;
}
