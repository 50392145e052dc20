import type { StaffRole } from '@/lib/core/constants';
import { direction } from '@/lib/i18n/locale';
import { createTranslator } from '@/lib/i18n/translator';
import type { PaymentKind } from '@/lib/payments/constants';
import type { Security } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';
import type { ReturnKind, ReturnStatus, ReturnVerb } from '@/lib/returns/constants';
import { moneyView } from '@/lib/returns/rules/money-view';
import { sideVerbs } from '@/lib/returns/rules/transition';
import type { Quote } from '@/lib/returns/types';
import { CONSOLE_LOCALE, type ReturnPlace } from '../constants';
import type { ReturnDetail } from '../types';
import { type ParcelFacts, parcelView } from './caution-view';
import { type DisputeFacts, disputesView } from './dispute-view';
import { firstOut } from './first-out';
import { type AwaitedLine, type InspectionFacts, inspectionView } from './inspection-view';
import { type PaybackFacts, paybackView } from './payback-view';
import { lineView } from './return-line';
import { type IntentFacts, type OwedFacts, payableOf, paymentView } from './return-payments';
import { lawClock } from './return-row';
import { lastWord, type ReturnEventFacts, returnTimeline } from './return-timeline';
import { returnBadge, sayMethod } from './return-words';
import { firstName, sayCustomer, sayGoods, sayMoney } from './say-things';
import { sayAge, sayDate, sayStamp } from './say-time';
import { sayWhyTotals } from './say-why';
import { type ShopperFacts, shopperCard } from './shopper-card';

export type ReturnDetailFacts = {
  shopper: ShopperFacts | null;
  /** The report that it settles; of kind `report` alone. */
  report: { id: string; number: string } | null;
  /** Why the label of one that may travel was not bought; null where there is one. */
  unlabelled: string | null;
  shop: { slug: string; timeZone: string; locales: string[] };
  /** The shop's currency, of a policy's bare amounts. */
  shopCurrency: string;
  row: {
    id: string;
    number: string;
    kind: ReturnKind;
    status: ReturnStatus;
    method: string | null;
    locale: string;
    policyVersion: number;
    currency: string;
    rejectReason: string | null;
    expiresAt: Date | null;
    heldAt: Date | null;
    askedAt: Date | null;
    createdAt: Date;
    sendsFirst: boolean;
    securedBy: Security | null;
    security: number;
    releasedAt: Date | null;
    handOverBy: Date | null;
    overdueAt: Date | null;
  };
  order: {
    id: string;
    number: string;
    placedAt: Date;
    customerName: string | null;
    customerEmail: string;
    customerPhone: string | null;
    paidBy: string | null;
  };
  /** Where they want what is paid by hand. */
  account: { holder: string; account: string; givenAt: Date } | null;
  payments: readonly PaybackFacts[];
  quote: Quote;
  policy: Policy;
  place: ReturnPlace;
  events: ReturnEventFacts[];
  state: {
    intents: IntentFacts[];
    owed: OwedFacts;
    verbs: ReturnVerb[];
    asked: { kind: PaymentKind; expiresAt: Date } | null;
  };
  history: { orders: number; returns: number };
  inspections: InspectionFacts[];
  parcel: ParcelFacts;
  /** What of their other returns is awaited, where something unexpected lies here. */
  elsewhere: AwaitedLine[];
  disputes: DisputeFacts[];
  links: { order: string; shopperOrder: string; shopper: string; photo: (id: string) => string };
  lines: {
    id: string;
    externalId: string;
    title: string;
    variantTitle: string | null;
    sku: string | null;
    imageUrl: string | null;
    quantity: number;
    reason: string | null;
    comment: string | null;
    resolution: string;
    exchangeTitle: string | null;
    netRefund: number;
    keepsItem: boolean;
    accepted: number;
    damaged: number;
    missing: number;
    photoIds: string[];
    answers: Record<string, string>;
  }[];
};

/** One return as its console page says it: the shopper's own money lines, who did what, and what may be done now. */
export function returnDetail(facts: ReturnDetailFacts, options: { now: Date; role: StaffRole }): ReturnDetail {
  const { row, order, shop, state } = facts;
  const { now } = options;
  const who = sayCustomer({ name: order.customerName, email: order.customerEmail });
  const event = { shopper: who, zone: shop.timeZone, now };
  const money = (amount: number) => sayMoney({ amount, currency: row.currency });
  const t = createTranslator(CONSOLE_LOCALE);
  const theirs = createTranslator(row.locale);
  const mayDecide = options.role !== 'viewer';
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    place: facts.place,
    badge: returnBadge(
      row.status,
      facts.place,
      row.heldAt === null && facts.disputes.some((one) => one.state === 'open'),
    ),
    sentence: sentenceOf(facts, who),
    report: facts.report && {
      href: `/console/${shop.slug}/reports/${facts.report.id}`,
      number: facts.report.number,
    },
    asked: `${facts.report ? 'Decided' : 'Asked'} ${sayStamp(row.createdAt, shop.timeZone, now)}`,
    facts: factsOf(facts, now),
    customer: {
      name: who,
      email: order.customerEmail,
      phone: order.customerPhone,
      history: sayHistory(facts.history),
    },
    order: { number: order.number, href: facts.links.order },
    shopperHref: facts.links.shopper,
    lines: facts.lines.map((line) => lineView(line, facts, money)),
    money: moneyView(facts.quote, {
      locale: CONSOLE_LOCALE,
      t,
      titles: new Map(facts.lines.map((line) => [line.externalId, line.title])),
      keepsEverything: facts.lines.every((line) => line.keepsItem),
      byTransfer: order.paidBy !== null || facts.account !== null,
    }),
    paid: state.intents.map((intent) => paymentView(intent, { money, zone: shop.timeZone, now })),
    payable: payableOf({ row: { ...row, paidBy: order.paidBy }, state }, money),
    account:
      facts.account && mayDecide
        ? { ...facts.account, given: sayStamp(facts.account.givenAt, shop.timeZone, now) }
        : null,
    isByHand: facts.account !== null || order.paidBy !== null,
    why: sayWhyTotals(facts),
    inspections: facts.inspections.map((one) =>
      inspectionView(one, new Map(facts.lines.map((line) => [line.id, line.title])), mayDecide, facts.elsewhere),
    ),
    parcel: parcelView(facts.parcel, {
      mayDecide,
      isAwaited:
        ['approved', 'in_transit'].includes(row.status) && !facts.report && facts.lines.some((line) => !line.keepsItem),
      zone: shop.timeZone,
      now,
    }),
    question: questionOf(facts, now),
    unlabelled: facts.unlabelled,
    payback: paybackView(facts.payments, { money, zone: shop.timeZone, now }),
    first: firstOut(row, state.asked, { money, zone: shop.timeZone, now, mayDecide }),
    disputes: disputesView(facts.disputes, {
      orderId: order.id,
      currency: row.currency,
      zone: shop.timeZone,
      now,
      mayWrite: mayDecide,
    }),
    held: row.heldAt && `On hold for ${sayAge(row.heldAt, now)}`,
    clock: lawClock(
      {
        kind: row.kind,
        place: facts.place,
        remaining: state.owed.ceilingRefund + state.owed.ceilingCredit,
        asked: row.createdAt.toISOString(),
      },
      now,
    ),
    timeline: returnTimeline(facts.events, event),
    verbs: mayDecide ? state.verbs : [],
    sideVerbs: mayDecide
      ? sideVerbs({ status: row.status, isHeld: row.heldAt !== null, isAsked: row.askedAt !== null })
      : [],
    lastWord: lastWord(facts.events, event),
    refusal: {
      headline: theirs('returns.headline.rejected'),
      language: new Intl.DisplayNames([CONSOLE_LOCALE], { type: 'language' }).of(row.locale) ?? row.locale,
      lang: row.locale,
      dir: direction(row.locale),
    },
    shopper:
      facts.shopper &&
      shopperCard(facts.shopper, {
        shop: shop.slug,
        zone: shop.timeZone,
        now,
        reasons: facts.policy.reasons,
        may: { flag: mayDecide, credit: options.role === 'owner' || options.role === 'manager' },
      }),
    mayOverride: options.role === 'owner' || options.role === 'manager',
    mayDecide,
  };
}

function questionOf({ row, events }: ReturnDetailFacts, now: Date): ReturnDetail['question'] {
  const asked = row.askedAt && events.findLast((event) => event.type === 'asked');
  return asked ? { text: asked.note ?? '', since: sayAge(asked.at, now) } : null;
}

function sentenceOf(facts: ReturnDetailFacts, who: string): string {
  const { row, place, lines } = facts;
  const name = firstName(who);
  // The variant is told beneath; a title is short.
  const goods = sayGoods(lines.map((line) => ({ ...line, variantTitle: null })));
  if (row.kind === 'report') return reportSentence(facts, name, goods);
  if (row.kind === 'withdrawal' && row.status === 'requested') return `${name} withdraws from the contract: ${goods}.`;
  if (place === 'failed') {
    const back = facts.payments.filter(({ state }) => state === 'refund_failed');
    const sum = back.reduce((all, one) => all + one.amount - one.chargedBack, facts.state.owed.refund);
    if (sum > 0) return `${sayMoney({ amount: sum, currency: row.currency })} for ${goods} did not reach ${name}.`;
  }
  if (place === 'refund') {
    const { refund, credit } = facts.state.owed;
    return refund + credit > 0
      ? `${goods} ${facts.row.status === 'received' ? 'is back' : 'stays with them'}. ${name} is owed ${owedText(facts)}.`
      : `${goods} came back damaged. What is it still worth?`;
  }
  switch (row.status) {
    case 'requested':
      return `${name} would like to send back ${goods}.`;
    case 'approved':
      return place === 'arrived' ? `${goods} has reached you. What is inside?` : `${name} may send back ${goods}.`;
    case 'in_transit':
      return place === 'arrived' ? `${goods} has reached you. What is inside?` : `${goods} is on its way to you.`;
    case 'received':
      return `${goods} is back with you.`;
    case 'rejected':
      return `You said no to ${goods}.`;
    case 'completed':
      return `${goods}: settled.`;
    case 'cancelled':
      return `${goods}: cancelled.`;
    case 'expired':
      return `${name} did not send ${goods} in time.`;
  }
}

/** Nothing comes back for a report: what is told is how it is put right. */
function reportSentence(facts: ReturnDetailFacts, name: string, goods: string): string {
  if (facts.place === 'refund') return `Put right: ${goods}. ${name} is owed ${owedText(facts)}.`;
  if (facts.place === 'failed') return `Put right: ${goods}. The payment to ${name} did not go through.`;
  return facts.row.status === 'completed' ? `Put right: ${goods}.` : `Being put right: ${goods} for ${name}.`;
}

const owedText = ({ state: { owed }, row }: ReturnDetailFacts): string =>
  sayMoney({ amount: owed.refund + owed.credit, currency: row.currency });

function factsOf(facts: ReturnDetailFacts, now: Date): ReturnDetail['facts'] {
  const { row, policy, shop } = facts;
  const method = policy.methods.find((one) => one.code === row.method);
  const label = method?.label?.[CONSOLE_LOCALE];
  return [
    {
      label: 'Comes by',
      text: label ?? (method || row.method ? sayMethod(method?.type ?? row.method ?? '') : 'Not chosen'),
    },
    ...(row.expiresAt && ['requested', 'approved'].includes(row.status)
      ? [{ label: 'Send by', text: sayDate(row.expiresAt, shop.timeZone, now) }]
      : []),
    ...(row.rejectReason ? [{ label: 'Your reason', text: row.rejectReason }] : []),
    { label: 'Kind', text: row.kind === 'withdrawal' ? 'Statutory withdrawal' : 'Return' },
    { label: 'Policy', text: `Version ${row.policyVersion}` },
  ];
}

function sayHistory({ orders, returns }: { orders: number; returns: number }): string {
  const first = orders === 1 ? 'First order' : `${orders} orders`;
  return returns <= 1 ? `${first}, first return` : `${first}, ${returns} returns`;
}
