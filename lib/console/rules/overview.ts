import type { CaseRowFacts } from '@/lib/cases/queries/list-cases';
import type { Money } from '@/lib/core/money';
import { oneLine } from '@/lib/tracking/rules/goods';
import { QUEUE_TABS, type ReturnTab } from '../constants';
import type { Overview, Tone } from '../types';
import { checklist, type ReadinessFacts } from './checklist';
import { arrivingToday, door } from './door';
import { figures } from './figures';
import {
  type ComplaintFacts,
  type DoubtfulNumberFacts,
  type LateOrderFacts,
  NEEDS_SHOWN,
  needs,
  type ReturnNeedFacts,
} from './needs';
import { lawClock } from './return-row';
import { TAB_LABELS } from './return-words';
import { firstName, quote, sayCount, sayCustomer, sayMoney, sayReason, saySums } from './say-things';
import { greeting, sayAge, sayAgo } from './say-time';
import type { OpenWithdrawal } from './withdrawal-row';

type Spans = { now: { of: number; good: number }; before: { of: number; good: number } };

/** Something a shopper wrote. */
export type WordFacts = {
  id: string;
  text: string;
  kind: 'fine' | 'wrong' | 'comment' | 'return';
  at: string;
  customerName: string | null;
  customerEmail: string | null;
  orderId: string | null;
  returnId: string | null;
};

export type OverviewFacts = {
  readiness: ReadinessFacts;
  troubles: CaseRowFacts[];
  troubledOrders: number;
  lateOrders: LateOrderFacts[];
  complaints: ComplaintFacts[];
  doubtful: DoubtfulNumberFacts[];
  /** Codes that came for the first time this week and that no dictionary knows. */
  newCodes: number;
  places: { place: Exclude<ReturnTab, 'all'>; count: number; oldest: string; sums: Money[] }[];
  returns: ReturnNeedFacts[];
  withdrawals: OpenWithdrawal[];
  openWithdrawals: number;
  door: { delivered: number; van: number; risk: number; waiting: number };
  figures: { promises: Spans; told: Spans; kept: Spans; happy: Spans };
  insight: {
    title: string;
    reason: string;
    units: number;
    of: number;
    reasons: readonly { code: string; label: Record<string, string> }[];
  } | null;
  words: WordFacts[];
};

/** Places where a return waits for a person. */
const NEED_PLACES: readonly string[] = ['waiting', 'arrived', 'refund', 'failed'];

/** The first screen: a sentence, then whom to help first. */
export function overview(facts: OverviewFacts, options: { now: Date; name: string }): Overview {
  const { readiness, places } = facts;
  const { slug, timeZone: zone, currency } = readiness.shop;
  const { now } = options;
  const base = `/console/${slug}`;
  const openReturns = places
    .filter(({ place }) => NEED_PLACES.includes(place))
    .reduce((sum, { count }) => sum + count, 0);
  const elsewhere = facts.returns.filter(
    (one) =>
      !NEED_PLACES.includes(one.place) && (one.unlabelled || (lawClock(one, options.now)?.tone ?? 'calm') !== 'calm'),
  ).length;
  const { shown, people } = needs({ ...facts, openReturns: openReturns + elsewhere }, { shop: slug, now, zone });
  const today = arrivingToday(facts.door);
  return {
    title: `${greeting(now, zone)}, ${firstName(options.name)}. ${titleOf(people, today)}`,
    needs: shown,
    more: Math.max(0, people - Math.min(shown.length, NEEDS_SHOWN)),
    moreHref: facts.troubledOrders > openReturns ? `${base}/shipments` : `${base}/returns`,
    newCodes: facts.newCodes > 0 ? { text: sayCodes(facts.newCodes), href: `${base}/connections#unknown-codes` } : null,
    door: door(facts.door),
    pipeline: QUEUE_TABS.map((tab) => {
      const found = places.find((one) => one.place === tab);
      return {
        tab,
        label: TAB_LABELS[tab],
        href: `${base}/returns?tab=${tab}`,
        count: found?.count ?? 0,
        money: saySums(found?.sums ?? []),
        oldest: found ? sayAge(new Date(found.oldest), now) : null,
      };
    }),
    figures: figures(facts.figures, (amount) => sayMoney({ amount, currency })),
    insight: facts.insight && sayInsight(facts.insight, base),
    words: facts.words.map((word) => ({
      key: word.id,
      text: quote(word.text, 220) ?? '',
      who: word.customerEmail ? sayCustomer({ name: word.customerName, email: word.customerEmail }) : 'Somebody',
      when: sayAgo(new Date(word.at), now),
      href: word.returnId ? `${base}/returns/${word.returnId}` : word.orderId ? `${base}/orders/${word.orderId}` : null,
      tone: WORD_TONES[word.kind],
    })),
    page: {
      href: `/s/${slug}`,
      frame: readiness.sampleOrderId
        ? `${base}/branding/preview?page=track&order=${readiness.sampleOrderId}`
        : `${base}/branding/preview?page=lookup`,
      published: readiness.publishedAt ? sayAgo(new Date(readiness.publishedAt), now) : null,
      edit: `${base}/branding`,
    },
    checklist: readiness.hasParcel ? null : checklist(readiness),
  };
}

const WORD_TONES: Record<OverviewFacts['words'][number]['kind'], Tone> = {
  fine: 'done',
  wrong: 'problem',
  comment: 'calm',
  return: 'moving',
};

const sayCodes = (count: number) =>
  count === 1
    ? 'This week a carrier sent a code that we do not know.'
    : `This week carriers sent ${sayCount(count).toLowerCase()} codes that we do not know.`;

function titleOf(people: number, today: number): string {
  const parcels = today === 1 ? 'one parcel arrives today' : `${today} parcels arrive today`;
  const needed = people === 1 ? 'One person needs you' : `${sayCount(people)} people need you`;
  if (people === 0) return today === 0 ? 'Nobody is waiting on you.' : `Nobody is waiting on you; ${parcels}.`;
  return today === 0 ? `${needed}.` : `${needed}; ${parcels}.`;
}

/** What a shop can do about a reason that one product's returns agree on. */
const ADVICE: Record<string, string> = {
  too_small: 'Its page should say that it runs small.',
  too_large: 'Its page should say that it runs large.',
  not_as_described: 'Its pictures or words promise something else.',
  defective: 'Look at the next ones before they are sent.',
  damaged: 'It needs a better box.',
  wrong_item: 'Something is mixed up on the shelf.',
  missing_parts: 'Check what is packed with it.',
  arrived_late: 'Its promise is too short.',
};

function sayInsight(insight: NonNullable<OverviewFacts['insight']>, base: string): Overview['insight'] {
  const title = oneLine(insight.title, 60);
  const reason = sayReason(insight.reason, insight.reasons) ?? insight.reason;
  return {
    sentence: [`${insight.units} of ${insight.of} returns of ${title} say “${reason}”.`, ADVICE[insight.reason]]
      .filter(Boolean)
      .join(' '),
    action: {
      label: `Read the ${insight.of}`,
      href: `${base}/returns?${new URLSearchParams({ tab: 'all', q: title })}`,
    },
  };
}
