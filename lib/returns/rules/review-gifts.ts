import type { ReviewView } from '@/components/storefront/flow-types';
import { formatMoney } from '@/lib/core/money';
import type { Quote } from '../types';
import { askLine, askQuote, type WizardFacts, type WizardWords, wantedLines } from './wizard-facts';

/**
 * Gifts that came with what goes back, said before anything is confirmed: one that stays is paid for, and may go back by a
 * button; one that goes back is paid for where it is not in the parcel.
 */
export function reviewGifts(facts: WizardFacts, quote: Quote, { t, locale, now }: WizardWords): ReviewView['gifts'] {
  const wanted = wantedLines(facts);
  const giftIds = new Set(
    facts.quoteFacts.order.lines.filter((line) => line.gift_from != null).map(({ external_id }) => external_id),
  );
  const goods = wanted.filter(({ line_external_id: id }) => !giftIds.has(id));
  if (giftIds.size === 0 || goods.length === 0) return null;
  const notes = askQuote(facts, now, goods, facts.draft.method).gifts.flatMap((gift) => {
    const item = facts.items.find(({ externalId }) => externalId === gift.line_external_id);
    const title = item?.title ?? gift.line_external_id;
    if (facts.isRecipient) return [{ sentence: t('returns.gift.recipient', { title }), add: null }];
    const say = (money: typeof gift.value) => formatMoney(money, locale);
    const kept = quote.gifts.find(({ line_external_id: id }) => id === gift.line_external_id);
    if (!kept) return [{ sentence: t('returns.gift.back', { title, amount: say(gift.value) }), add: null }];
    const { value, remaining, given_from, quantity } = kept;
    const probe = askLine(facts, now, { line_external_id: gift.line_external_id, quantity });
    const goesBack = item !== undefined && probe.verdict !== 'ineligible';
    return [
      {
        sentence: t(`returns.gift.${goesBack ? 'kept' : 'keptOnly'}`, {
          title,
          from: say(given_from),
          remaining: say(remaining),
          amount: say(value),
        }),
        add: goesBack ? { label: t('returns.gift.add', { title }), value: `${item.id}.${quantity}` } : null,
      },
    ];
  });
  return notes.length > 0 ? { title: t('returns.gift.title'), notes } : null;
}
