import type { ResolutionQuestionView, ResolutionView } from '@/components/storefront/types';
import { formatMoney, type Money } from '@/lib/core/money';
import type { ResolutionType } from '@/lib/policies/constants';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { Quote, ReturnDraftLine } from '../types';
import { nextVariant } from './next-variant';
import { askQuote, dateWords, itemOf, type WizardFacts, type WizardWords, wantedLine } from './wizard-facts';

/** Working days from today until money is back, when the parcel is handed over soon: 3 to hand over, 4 to travel, 5 to look. */
const REFUND_WORKING_DAYS = 12;

/** Step three: equal cards, each with its amount and its date. */
export function askResolutions(facts: WizardFacts, options: WizardWords): ResolutionQuestionView[] {
  return facts.draft.lines.flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    if (!item) return [];
    const plain = askQuote(facts, options.now, [
      { ...wantedLine(facts, line, item.externalId), resolution: null, exchange_variant_external_id: null },
    ]);
    const offered = plain.lines[0]?.options.resolutions ?? [];
    const resolutions = offered.flatMap((type) => resolutionCard(facts, line, item, type, plain, options) ?? []);
    return [{ item, lineId: line.line_id, resolutions }];
  });
}

function resolutionCard(
  facts: WizardFacts,
  line: ReturnDraftLine,
  item: WizardFacts['items'][number],
  type: ResolutionType,
  plain: Quote,
  options: WizardWords,
): ResolutionView | null {
  const { t, locale, now } = options;
  const say = (money: Money) => formatMoney(money, locale);
  const dates = dateWords(facts, options);
  const country = facts.quoteFacts.order.shipping_address?.country ?? null;
  const by = dates.date(addWorkingDays(dates.today, REFUND_WORKING_DAYS, country));
  const base = {
    type,
    label: t(`returns.resolution.${type}`),
    when: t(`returns.resolutionWhen.${type}`, { date: by }),
    note: null,
    suggested: false,
    checked: line.resolution === type,
  };
  const quoteAs = (variant: string | null) =>
    askQuote(facts, now, [
      { ...wantedLine(facts, line, item.externalId), resolution: type, exchange_variant_external_id: variant },
    ]).money;

  if (type === 'exchange') {
    const choices = facts.variants.filter(
      (variant) =>
        variant.productExternalId === item.productExternalId && variant.externalId !== item.variantExternalId,
    );
    if (choices.length === 0 || choices.every((variant) => variant.stock !== null && variant.stock < line.quantity))
      return null;
    const suggestion = nextVariant(facts.variants, item.variantExternalId, line.reason);
    const chosen =
      choices.find((variant) => variant.id === line.exchange_variant_id) ??
      suggestion ??
      choices.find((variant) => variant.stock === null || variant.stock >= line.quantity);
    const money = quoteAs(chosen?.externalId ?? null);
    const difference = money.exchange_difference;
    return {
      ...base,
      amount:
        difference.amount > 0
          ? t('returns.resolutionNote.difference', { amount: say(difference) })
          : difference.amount < 0
            ? t('returns.resolutionNote.differenceBack', { amount: say({ ...difference, amount: -difference.amount }) })
            : t('returns.resolutionNote.inStock'),
      suggested: suggestion !== null,
      variants: choices.map((variant) => {
        const gone = variant.stock !== null && variant.stock < line.quantity;
        return {
          id: variant.id,
          label: t(gone ? 'returns.wizard.variantGone' : 'returns.wizard.variantOption', { title: variant.title }),
          selected: variant.id === chosen?.id,
          disabled: gone,
        };
      }),
    };
  }
  if (type === 'replace') return { ...base, amount: t('returns.resolutionNote.inStock') };
  const money = quoteAs(null);
  if (type === 'store_credit') {
    const note = money.bonus.amount > 0 ? t('returns.resolutionNote.bonus', { amount: say(money.bonus) }) : null;
    return { ...base, amount: say(money.credit_total), note };
  }
  return {
    ...base,
    amount: say(
      money.refund_total.amount > 0 ? money.refund_total : (plain.lines[0]?.money.net_refund ?? money.refund_total),
    ),
  };
}
