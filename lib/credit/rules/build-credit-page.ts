import type { CreditPageView } from '@/components/storefront/credit-page';
import { formatMoney, type Money } from '@/lib/core/money';
import type { Translate } from '@/lib/i18n/translator';
import type { DateWords } from '@/lib/tracking/rules/dates';
import type { CreditRead } from '../schema';

/** What a shopper has to spend, in their words: what was theirs and what came on top, and which part ends when. */
export function buildCreditPage(
  accounts: readonly CreditRead[],
  { t, dates, locale }: { t: Translate; dates: DateWords; locale: string },
): Pick<CreditPageView, 'title' | 'lead' | 'accounts'> {
  const say = (money: Money) => formatMoney(money, locale);
  const open = accounts.filter(({ balance }) => balance.amount > 0);
  const dayOf = (at: string | null) => dates.read(at)?.day ?? null;
  return {
    title: t('returns.credit.title'),
    lead: t(open.length > 0 ? 'returns.credit.lead' : 'returns.credit.empty'),
    accounts: open.map(({ id, balance, bonus, lots }) => {
      const money = (amount: number) => say({ ...balance, amount });
      const next = lots.find(({ expires_at }) => expires_at !== null);
      const day = dayOf(next?.expires_at ?? null);
      const ending = lots.filter(({ expires_at }) => dayOf(expires_at) === day);
      const ends = ending.reduce((sum, { amount }) => sum + amount.amount, 0);
      return {
        id,
        amount: say(balance),
        parts:
          bonus.amount > 0
            ? [
                ...(balance.amount > bonus.amount
                  ? [{ text: t('returns.credit.own'), amount: money(balance.amount - bonus.amount) }]
                  : []),
                { text: t('returns.credit.bonus'), amount: say(bonus), detail: t('returns.credit.bonusDetail') },
              ]
            : [],
        next: day
          ? t(ends === balance.amount ? 'returns.credit.allEnds' : 'returns.credit.nextEnds', {
              amount: money(ends),
              date: dates.long(day),
            })
          : t('returns.credit.endless'),
        lots: lots.map((lot) => {
          const end = dayOf(lot.expires_at);
          return {
            text: t(lot.is_bonus ? 'returns.credit.bonus' : 'returns.credit.own'),
            amount: say(lot.amount),
            detail: end ? t('returns.credit.until', { date: dates.long(end) }) : t('returns.credit.always'),
          };
        }),
      };
    }),
  };
}
