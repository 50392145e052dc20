import { oneLine } from '@/lib/tracking/rules/goods';
import type { Need, ReturnRow } from '../types';
import { quote, sayMoney } from './say-things';
import { sayDate, saySpan, sayStamp } from './say-time';

const DAY = 86_400_000;

/** A declaration of withdrawal that no return was opened for; sums in minor units, null while its order is not known. */
export type OpenWithdrawal = {
  id: string;
  reference: string;
  name: string;
  orderNumber: string;
  email: string;
  /** The goods in their own words; null: the whole order. */
  part: string | null;
  orderId: string | null;
  receivedAt: Date;
  refundBy: Date;
  currency: string | null;
  totalPaid: number | null;
};

/** A declaration of withdrawal that a person deals with. */
export type WithdrawalRow = {
  id: string;
  reference: string;
  who: string;
  email: string;
  order: { number: string; href: string; isKnown: boolean };
  /** A return of the order can be opened here; null while nobody has found the order. */
  returnHref: string | null;
  /** Their own words; null: the whole order. */
  words: string | null;
  received: string;
  refundBy: string;
  clock: NonNullable<ReturnRow['clock']>;
};

/** How long the law leaves until an instant: told in days, loud from four days before. */
export function clockUntil(last: Date, now: Date): NonNullable<ReturnRow['clock']> {
  const left = last.getTime() - now.getTime();
  if (left < 0) return { text: `${saySpan(-left)} over the law’s last day`, tone: 'problem' };
  return { text: `${saySpan(left)} left by law`, tone: left < 4 * DAY ? 'attention' : 'calm' };
}

const nameOf = (facts: Pick<OpenWithdrawal, 'name'>): string => oneLine(facts.name, 60) || 'A shopper';

/** One declaration as the queue of the law's clock says it. */
export function withdrawalRow(
  facts: OpenWithdrawal,
  { shop, zone, now }: { shop: string; zone: string; now: Date },
): WithdrawalRow {
  const number = oneLine(facts.orderNumber, 64);
  const orders = `/console/${shop}/orders`;
  return {
    id: facts.id,
    reference: facts.reference,
    who: nameOf(facts),
    email: facts.email,
    order: {
      number,
      href: facts.orderId ? `${orders}/${facts.orderId}` : `${orders}?${new URLSearchParams({ q: number })}`,
      isKnown: facts.orderId !== null,
    },
    returnHref: facts.orderId && `${orders}/${facts.orderId}/return`,
    words: facts.part,
    received: sayStamp(facts.receivedAt, zone, now),
    refundBy: sayDate(facts.refundBy, zone, now),
    clock: clockUntil(facts.refundBy, now),
  };
}

/** The same among whom to help first: the nearer the last day, the more painful. */
export function withdrawalNeed(
  facts: OpenWithdrawal,
  { shop, now }: { shop: string; now: Date },
): Need & { pain: number } {
  const left = (facts.refundBy.getTime() - now.getTime()) / DAY;
  const clock = clockUntil(facts.refundBy, now);
  const words = quote(facts.part, 60);
  return {
    key: `withdrawal-${facts.id}`,
    thumb: { url: null, title: nameOf(facts) },
    lead: `${nameOf(facts)}’s withdrawal`,
    problem: `${clock.text}, and nobody has dealt with it`,
    detail: [
      facts.totalPaid !== null && facts.currency
        ? sayMoney({ amount: facts.totalPaid, currency: facts.currency })
        : `order ${oneLine(facts.orderNumber, 30)}`,
      words && `“${words}”`,
    ]
      .filter(Boolean)
      .join(' · '),
    tone: clock.tone === 'problem' ? 'problem' : 'attention',
    remedy: { label: 'Deal with it', href: `/console/${shop}/returns?tab=law` },
    pain: 65 + Math.min(45, Math.max(0, 5 * (10 - left))),
  };
}
