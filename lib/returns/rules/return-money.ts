import type { MoneyView } from '@/components/storefront/types';
import type { Translate } from '@/lib/i18n/translator';
import type { ReturnPageFacts } from './build-return-page';
import { moneyView, withDeposit } from './money-view';
import { isWithBank } from './return-keys';

/** The money of a return as its page tells it: what is promised, what is still to be left, and in the end what was paid. */
export function returnMoney(
  facts: ReturnPageFacts,
  words: { t: Translate; locale: string; say: (amount: number) => string; travels: boolean },
): MoneyView {
  const { t, locale, say, travels } = words;
  const { quote, payment } = facts;
  const titles = new Map(facts.items.map((item) => [item.externalId, item.title]));
  const counted = moneyView(quote, {
    locale,
    t,
    titles,
    keepsEverything: !travels,
    byTransfer: facts.byTransfer || facts.account?.hasBounced,
  });
  // It waits for the shopper to name an account, or for their bank, and for no parcel.
  if (facts.account?.hasBounced || isWithBank(facts)) return { ...counted, when: null };
  if (facts.status === 'completed') return { ...withDeduction(counted, facts, say, t), when: null };
  // Released with nothing left to pay: it was paid.
  if (quote.money.due_from_shopper.amount > 0 && !payment && facts.first?.releasedAt) {
    const label = t('returns.money.paid');
    const total = counted.lines.at(-1);
    return {
      ...counted,
      label,
      when: null,
      lines: [...counted.lines.slice(0, -1), ...(total ? [{ ...total, text: label }] : [])],
    };
  }
  return payment?.kind === 'deposit'
    ? withDeposit(counted, quote, { ...quote.money.refund_total, amount: payment.amount }, { locale, t })
    : counted;
}

/**
 * What was paid in the end, where a person kept a part back: the part is a line of its own with the shop's reason, and
 * the sum is what really went out.
 */
function withDeduction(money: MoneyView, facts: ReturnPageFacts, say: (amount: number) => string, t: Translate) {
  const { refund_total, credit_total } = facts.quote.money;
  const paid = facts.paid.refund + facts.paid.credit;
  const kept = refund_total.amount + credit_total.amount - paid;
  if (paid === 0 || kept <= 0 || facts.owed > 0) return money;
  const total = money.lines.at(-1);
  return {
    ...money,
    amount: say(paid),
    lines: [
      ...money.lines.slice(0, -1),
      { text: t('returns.row.deduction'), amount: say(-kept), detail: facts.note },
      ...(total ? [{ ...total, amount: say(paid) }] : []),
    ],
  };
}
