import type { MoneyLineView, MoneyView } from '@/components/storefront/types';
import { formatMoney, type Money } from '@/lib/core/money';
import type { Quote, QuoteMoney } from '../types';

type Words = (key: string, values?: Record<string, string | number>) => string;

/**
 * What a shopper gets, as a sum that opens into its lines: the quote's own explanation, in the reader's words.
 * @param titles names of lines by external id, as the page shows them
 */
export function moneyView(
  quote: Pick<Quote, 'money'>,
  options: {
    locale: string;
    t: Words;
    titles: ReadonlyMap<string, string>;
    keepsEverything?: boolean;
    /** No card takes it back: it goes to an account. */
    byTransfer?: boolean;
  },
): MoneyView {
  const { money } = quote;
  const { locale, t } = options;
  const say = (value: Money) => formatMoney(value, locale);
  const headline = sumOf(money);
  // What is to be paid is reckoned the payer's way round, so that the lines add up to it.
  const sign = headline.label === 'pay' ? -1 : 1;
  const lines: MoneyLineView[] = money.explanation.map((row) => {
    const title = row.line_external_id ? (options.titles.get(row.line_external_id) ?? '') : '';
    const item = row.charge ? (row.charge.title ?? t(`returns.charge.${row.charge.type}`)) : itemText(row.text, title);
    const base = t(`returns.row.${row.code}`, { item });
    return {
      text: title && row.code !== 'item' ? `${base}: ${title}` : base,
      amount: say({ ...row.amount, amount: sign * row.amount.amount || 0 }),
    };
  });
  lines.push({
    text: t(sign < 0 ? 'returns.money.pay' : 'returns.row.total'),
    amount: say(headline.amount),
    strong: true,
  });
  const claim = money.claim_reduction;
  const payout = money.refund_total.amount - (claim?.amount ?? 0);
  if (claim && payout > 0)
    lines.push(
      { text: t('returns.row.claim'), amount: say(claim) },
      { text: t('returns.row.payout'), amount: say({ ...claim, amount: payout }) },
    );
  const isOff = Boolean(claim) && payout === 0 && headline.label === 'back';
  return {
    label: t(`returns.money.${isOff ? 'invoice' : headline.label}`),
    amount: say(headline.amount),
    isEven: headline.label === 'even',
    when:
      headline.label === 'even' ? null : t(`returns.money.${isOff ? 'whenInvoice' : whenOf(headline.when, options)}`),
    lines,
  };
}

function whenOf(when: string, { keepsEverything, byTransfer }: { keepsEverything?: boolean; byTransfer?: boolean }) {
  if (byTransfer && when === 'when') return keepsEverything ? 'whenTransferKeep' : 'whenTransfer';
  return keepsEverything ? 'whenKeep' : when;
}

/** The same with a deposit to be left: a sum of its own beside money that comes back, else part of what is to be paid. */
export function withDeposit(
  view: MoneyView,
  { money }: Pick<Quote, 'money'>,
  deposit: Money,
  { locale, t }: { locale: string; t: Words },
): MoneyView {
  const line = { text: t('returns.row.deposit'), amount: formatMoney(deposit, locale) };
  if (money.refund_total.amount + money.credit_total.amount > 0) return { ...view, lines: [...view.lines, line] };
  const label = t('returns.money.pay');
  const amount = formatMoney({ ...deposit, amount: money.due_from_shopper.amount + deposit.amount }, locale);
  return {
    label,
    amount,
    when: t('returns.money.whenDeposit'),
    lines: [...view.lines.slice(0, -1), line, { text: label, amount, strong: true }],
  };
}

/** "2 × Derby": how many, as the quote counted, of what, as the page names it. */
function itemText(text: string, title: string): string {
  const count = /^(\d+) × /.exec(text)?.[1];
  if (!title) return text;
  return count && count !== '1' ? `${count} × ${title}` : title;
}

function sumOf(money: QuoteMoney): { label: string; amount: Money; when: string } {
  const { refund_total: refund, credit_total: credit, due_from_shopper: due } = money;
  if (due.amount > 0) return { label: 'pay', amount: due, when: 'payWhen' };
  if (refund.amount > 0 && credit.amount > 0) {
    return {
      label: 'both',
      amount: { amount: refund.amount + credit.amount, currency: refund.currency },
      when: 'when',
    };
  }
  if (credit.amount > 0) return { label: 'credit', amount: credit, when: 'whenCredit' };
  if (refund.amount > 0) return { label: 'back', amount: refund, when: 'when' };
  return { label: 'even', amount: refund, when: 'when' };
}
