import type { WithdrawItemView } from '@/components/storefront/flow-types';
import type { Translate } from '@/lib/i18n/translator';
import type { WithdrawalException } from '@/lib/policies/constants';
import type { DateWords } from '@/lib/tracking/rules/dates';
import type { QuoteReason } from '../types';
import { judgeWithdrawal, type WithdrawalFacts } from './judge-withdrawal';

export type WithdrawalChoice = {
  items: WithdrawItemView[];
  /** Until when the law lets the shopper withdraw from something of it; null: nothing, or that is not known. */
  until: string | null;
  /** It was possible once and is no longer. */
  isOver: boolean;
};

/**
 * What a shopper may withdraw from, thing by thing, with the reason where the law gives none: one of its exceptions, the
 * period over, sent back already. Sold "finally" or not makes no difference to the law.
 */
export function withdrawalChoice(
  facts: WithdrawalFacts,
  lines: readonly { id: string; externalId: string; title: string; variant: string | null; imageUrl: string | null }[],
  { now, t, dates }: { now: Date; t: Translate; dates: DateWords },
): WithdrawalChoice {
  const lawful = judgeWithdrawal(facts, now);
  const days: string[] = [];
  let closed = 0;
  const items = lines.map((line): WithdrawItemView => {
    const { open = 0, judged = null } = lawful.get(line.externalId) ?? {};
    const reason = judged?.assessment.verdict === 'ineligible' ? (judged.assessment.reasons[0] ?? null) : null;
    if (reason?.code === 'withdrawal_closed') closed += 1;
    if (!reason && judged?.withdrawBy) days.push(judged.withdrawBy);
    const code = judged?.exception?.code ?? null;
    return {
      ...line,
      quantity: reason ? 0 : open,
      refusal: judged ? reason && refusalOf(reason, code, t, dates) : t('returns.refusal.already_returned'),
      isExempt: reason?.code === 'withdrawal_exempt',
      caution: !reason && code ? t(`returns.exception.${code}`) : null,
    };
  });
  return {
    items,
    until: days.sort()[0] ?? null,
    isOver: closed > 0 && items.every((item) => item.quantity === 0),
  };
}

function refusalOf(reason: QuoteReason, exception: WithdrawalException | null, t: Translate, dates: DateWords): string {
  const until = dates.read(reason.until ?? null);
  if (reason.code === 'withdrawal_closed' && until)
    return t('returns.withdraw.closed', { date: dates.long(until.day) });
  if (reason.code === 'withdrawal_exempt' && exception) return t(`returns.exception.${exception}`);
  return t(t.has(`returns.refusal.${reason.code}`) ? `returns.refusal.${reason.code}` : 'returns.refusal.other');
}
