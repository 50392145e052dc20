import type { FirstView, StepView } from '@/components/storefront/types';
import type { ShipmentStatus } from '@/lib/carriers/types';
import type { Translate } from '@/lib/i18n/translator';
import type { PaymentKind } from '@/lib/payments/constants';
import type { Security } from '@/lib/policies/constants';
import type { DateWords } from '@/lib/tracking/rules/dates';

/** An exchange whose new item may leave before the old one is back, and the parcel of any exchange that has left. */
export type FirstFacts = {
  isFirst: boolean;
  securedBy: Security | null;
  /** Minor units. */
  security: number;
  releasedAt: string | null;
  handOverBy: string | null;
  overdueAt: string | null;
  /** Still to be paid. */
  asked: { kind: PaymentKind; amount: number } | null;
  parcel: { status: ShipmentStatus; arrives: string | null } | null;
};

/** What the button says that leads to where it is paid. */
export const PAY_LABELS: Record<PaymentKind, string> = {
  difference: 'returns.pay.primary',
  deposit: 'returns.first.payDeposit',
  unreturned: 'returns.first.payUnreturned',
};

type Words = { t: Translate; dates: DateWords; say: (amount: number) => string };

/** Where the new one is and when it comes, and what is still expected of the shopper. */
export function firstView(facts: FirstFacts, orderHref: string | null, { t, dates, say }: Words): FirstView | null {
  // Before the shop has said yes there is nothing to say of it.
  if (!facts.releasedAt && !facts.asked) return null;
  return {
    title: t('returns.first.title'),
    sentence: whereText(facts, { t, dates, say }),
    owes: owesText(facts, { t, dates, say }),
    follow: facts.parcel && orderHref ? { href: orderHref, label: t('returns.first.follow') } : null,
  };
}

function whereText({ releasedAt, asked, parcel }: FirstFacts, { t, dates, say }: Words): string {
  if (!releasedAt)
    return asked?.kind === 'deposit'
      ? t('returns.first.waitsDeposit', { amount: say(asked.amount) })
      : t('returns.first.waitsPay');
  const moment = dates.read(parcel?.arrives);
  const about = (key: string) =>
    moment && moment.day >= dates.today
      ? t(`returns.first.${key}`, { date: dates.long(moment.day) })
      : t(`returns.first.${key}Open`);
  switch (parcel?.status) {
    case 'delivered':
      return t('returns.first.there');
    case 'out_for_delivery':
      return t('returns.first.today');
    case 'in_transit':
      return about('onItsWay');
    case 'available_for_pickup':
    case 'attempt_failed':
    case 'exception':
    case 'returned':
      return t('returns.first.trouble');
    default:
      return about('leaves');
  }
}

function owesText({ handOverBy, overdueAt, securedBy, security }: FirstFacts, { t, dates, say }: Words): string | null {
  const end = dates.read(handOverBy);
  if (!end || security === 0) return null;
  const key = `${overdueAt ? 'late' : 'owes'}${securedBy === 'deposit' ? 'Deposit' : ''}`;
  return t(`returns.first.${key}`, { date: dates.long(end.day), amount: say(security) });
}

/** What the page's first sentence is while the new one goes first; null: what it always is. */
export function firstHeadline({ isFirst, releasedAt, overdueAt, asked }: FirstFacts): string | null {
  if (!isFirst) return null;
  if (overdueAt) return 'headlineOverdue';
  if (!releasedAt) return asked?.kind === 'deposit' ? 'headlineDeposit' : null;
  return 'headlineOut';
}

/** The steps of an exchange whose new item goes first: it sets off in the second place, not in the last. */
export function firstSteps(facts: FirstFacts, list: readonly StepView[], { t, dates, say }: Words): StepView[] {
  if (!facts.isFirst) return [...list];
  const out = dates.read(facts.releasedAt);
  const step = (title: string, state: StepView['state'], when: string | null = null): StepView => ({
    title,
    detail: null,
    when,
    state,
  });
  const isDeposit = facts.securedBy === 'deposit';
  const last = list.at(-1);
  return [
    ...list.slice(0, 2),
    ...(isDeposit && facts.security > 0
      ? [
          step(
            t('returns.first.stepDeposit', { amount: say(facts.security) }),
            facts.releasedAt ? 'done' : facts.asked ? 'current' : 'ahead',
          ),
        ]
      : []),
    step(t('returns.first.stepOut'), facts.releasedAt ? 'done' : 'ahead', out ? dates.long(out.day) : null),
    ...list.slice(2, -1).map((one) => (facts.releasedAt ? one : { ...one, state: 'ahead' as const })),
    ...(isDeposit && facts.security > 0
      ? [
          step(
            t('returns.first.stepDepositBack', { amount: say(facts.security) }),
            facts.handOverBy === null && facts.releasedAt ? 'done' : 'ahead',
          ),
        ]
      : []),
    ...(last && last.title !== t('returns.step.exchange') ? [last] : []),
  ];
}
