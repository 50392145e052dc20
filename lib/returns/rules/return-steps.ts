import type { StepView } from '@/components/storefront/types';
import type { Translate } from '@/lib/i18n/translator';
import type { ReturnPageFacts } from './build-return-page';
import { isOffInvoice, isWithBank } from './return-keys';

/** Working days a shop takes from arrival to money, as its page promises. */
export const CHECK_DAYS = 5;

/** What happened, what happens now and what comes, the money last. `on` words a moment, `deadline` is when to hand over by. */
export function returnSteps(
  facts: ReturnPageFacts,
  words: {
    travels: boolean;
    say: (amount: number) => string;
    t: Translate;
    on: (at: string | undefined) => string | null;
    deadline: string | null;
  },
): StepView[] {
  const { t, say, on } = words;
  const happened = (type: string) => facts.events.find((event) => event.type === type)?.at;
  const step = (
    title: string,
    state: StepView['state'],
    when: string | null = null,
    detail: string | null = null,
  ): StepView => ({ title, detail, when, state });
  const asked = step(t('returns.step.requested'), 'done', on(facts.createdAt));
  if (facts.status === 'rejected')
    return [asked, step(t('returns.step.rejected'), 'current', on(happened('rejected')), facts.rejectReason)];
  if (facts.status === 'cancelled')
    return [asked, step(t('returns.step.cancelled'), 'current', on(happened('cancelled')))];
  if (facts.status === 'expired') return [asked, step(t('returns.step.expired'), 'current', on(happened('expired')))];

  const order = ['requested', 'approved', 'in_transit', 'received', 'completed'];
  const reached = order.indexOf(facts.status);
  const stateOf = (place: number): StepView['state'] =>
    reached > place ? 'done' : reached === place ? 'current' : 'ahead';
  const list = [
    asked,
    step(
      t(reached >= 1 ? 'returns.step.approved' : 'returns.step.checked'),
      reached >= 1 ? 'done' : 'current',
      on(happened('approved')),
    ),
  ];
  if (words.travels) {
    list.push(
      step(
        t('returns.step.handOver'),
        stateOf(1),
        reached <= 1 && words.deadline ? t('returns.step.handOverBy', { date: words.deadline }) : null,
      ),
    );
    list.push(step(t('returns.step.arrived'), reached >= 3 ? 'done' : stateOf(2), on(happened('received'))));
  }
  list.push(moneyStep());
  return list;

  function moneyStep(): StepView {
    const { refund_total, credit_total } = facts.quote.money;
    const refund = facts.paid.refund || refund_total.amount;
    const credit = facts.paid.credit || credit_total.amount;
    const key =
      refund > 0 && credit > 0 ? 'moneyBoth' : refund > 0 ? 'moneyRefund' : credit > 0 ? 'moneyCredit' : 'exchange';
    const way = isOffInvoice(facts) ? 'stepInvoice' : facts.byTransfer || facts.account ? 'step' : null;
    const title =
      key === 'moneyRefund' && way
        ? t(`returns.account.${way}`, { amount: say(refund) })
        : t(`returns.step.${key}`, { amount: say(refund || credit), refund: say(refund), credit: say(credit) });
    const paidAt = facts.account?.hasBounced ? undefined : (happened('refunded') ?? happened('credit_issued'));
    if (facts.status === 'completed') return step(title, 'done', on(paidAt ?? happened('completed')));
    return step(
      title,
      facts.status === 'received' ? 'current' : 'ahead',
      facts.account?.hasBounced
        ? null
        : paidAt
          ? on(paidAt)
          : isWithBank(facts)
            ? t('returns.step.afterBank')
            : t(`returns.step.${words.travels ? 'afterArrival' : 'within'}`, { days: CHECK_DAYS }),
    );
  }
}
