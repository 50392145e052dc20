import type { WithdrawItemView } from '@/components/storefront/flow-types';
import type { Translate } from '@/lib/i18n/translator';
import type { DateWords } from '@/lib/tracking/rules/dates';
import type { QuoteInput } from '../types';
import { quoteReturn } from './quote';
import { availableCount, openUnitBook, outboundShipments } from './unit-book';

export type WithdrawalChoice = {
  items: WithdrawItemView[];
  /** Until when the law lets the shopper withdraw from something of it; null: nothing, or that is not known. */
  until: string | null;
  /** It was possible once and is no longer. */
  isOver: boolean;
};

/**
 * What a shopper may withdraw from, thing by thing, with the reason where the law gives none: made to measure, the period
 * over, sent back already. Sold "finally" or not makes no difference to the law.
 */
export function withdrawalChoice(
  facts: Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'>,
  lines: readonly { id: string; externalId: string; title: string; variant: string | null; imageUrl: string | null }[],
  options: { now: Date; t: Translate; dates: DateWords },
): WithdrawalChoice {
  const { now, t, dates } = options;
  const book = openUnitBook(facts.order, outboundShipments(facts), facts.returned);
  const days: string[] = [];
  let closed = 0;
  const items = lines.map((line): WithdrawItemView => {
    const units = book.get(line.externalId);
    const open = units ? availableCount(units, true) : 0;
    const [judged] =
      open > 0
        ? quoteReturn({
            ...facts,
            kind: 'withdrawal',
            now,
            lines: [{ line_external_id: line.externalId, quantity: 1 }],
          }).lines
        : [];
    const reason = judged?.verdict === 'ineligible' ? judged.reasons[0] : null;
    if (reason?.code === 'withdrawal_closed') closed += 1;
    if (judged && !reason && judged.withdraw_by) days.push(judged.withdraw_by);
    const until = dates.read(reason?.until ?? null);
    const refusal = !judged
      ? t('returns.refusal.already_returned')
      : reason?.code === 'withdrawal_closed' && until
        ? t('returns.withdraw.closed', { date: dates.long(until.day) })
        : reason
          ? t(t.has(`returns.refusal.${reason.code}`) ? `returns.refusal.${reason.code}` : 'returns.refusal.other')
          : null;
    return { ...line, quantity: reason ? 0 : open, refusal };
  });
  return {
    items,
    until: days.sort()[0] ?? null,
    isOver: closed > 0 && items.every((item) => item.quantity === 0),
  };
}
