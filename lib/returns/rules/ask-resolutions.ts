import type { ResolutionQuestionView, ResolutionView } from '@/components/storefront/flow-types';
import { formatMoney, type Money } from '@/lib/core/money';
import type { ResolutionType } from '@/lib/policies/constants';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { Quote, QuoteMoney, ReturnDraftLine } from '../types';
import { askStock } from './ask-stock';
import { lineKey } from './line-key';
import { nextVariant } from './next-variant';
import { waivesFees } from './quote-terms';
import { askLine, dateWords, itemOf, type WizardFacts, type WizardWords, wantedLine } from './wizard-facts';

/** Working days from today until money is back, when the parcel is handed over soon: 3 to hand over, 4 to travel, 5 to look. */
const REFUND_WORKING_DAYS = 12;
/** What the shopper keeps needs no parcel, only somebody's look. */
const KEEP_WORKING_DAYS = 5;
/** The new thing sets off the working day after the old one was handed over, and travels as long as the first did. */
const HAND_OVER_WORKING_DAYS = 3;
const USUAL_TRANSIT_WORKING_DAYS = 3;

type Item = WizardFacts['items'][number];

/** Ways that end in money to the buyer's payment: not for whoever was given the goods. */
const PAYS_BUYER: readonly ResolutionType[] = ['refund', 'keep'];

/** Step three: equal cards, each with its amount and its date. */
export function askResolutions(facts: WizardFacts, options: WizardWords): ResolutionQuestionView[] {
  return facts.draft.lines.flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    if (!item) return [];
    const plain = askLine(facts, options.now, {
      ...wantedLine(facts, line, item.externalId),
      resolution: null,
      exchange_variant_external_id: null,
    });
    const offered = plain.lines[0]?.options.resolutions ?? [];
    const { order, policy } = facts.quoteFacts;
    const sold = order.lines.find(({ external_id }) => external_id === item.externalId);
    // A gift without a fault goes back with what it came with: nothing else is to be had for it.
    const isGift = sold?.gift_from != null && !waivesFees(policy, line.reason);
    const resolutions = offered
      .filter((type) => !isGift || type === 'refund' || type === 'store_credit')
      .filter((type) => !(facts.isRecipient && PAYS_BUYER.includes(type)))
      .flatMap((type) => resolutionCard(facts, line, item, type, plain, options) ?? []);
    return [
      {
        item: { ...item, quantity: line.quantity },
        lineId: lineKey(line),
        resolutions,
        wish: offered.includes('exchange') ? askStock(facts, item, line, options) : null,
        contact: resolutions.length === 0 ? facts.links.contact : null,
      },
    ];
  });
}

function resolutionCard(
  facts: WizardFacts,
  line: ReturnDraftLine,
  item: Item,
  type: ResolutionType,
  plain: Quote,
  options: WizardWords,
): ResolutionView | null {
  const { t, locale, now } = options;
  const say = (money: Money) => formatMoney(money, locale);
  const base = {
    type,
    label: t(`returns.resolution.${type}`),
    when: whenText(facts, type, options),
    note: null,
    suggested: false,
    checked: line.resolution === type,
  };
  const quoteAs = (variant: string | null) =>
    askLine(facts, now, {
      ...wantedLine(facts, line, item.externalId),
      resolution: type,
      exchange_variant_external_id: variant,
    }).money;

  if (type === 'exchange') return exchangeCard(facts, line, item, base, quoteAs, options);
  if (type === 'replace') {
    const own = facts.variants.find((variant) => variant.externalId === item.variantExternalId);
    if (own && own.stock !== null && own.stock < line.quantity) return null;
    return { ...base, amount: t('returns.resolutionNote.inStock') };
  }
  if (facts.isRecipient) return { ...base, amount: t('returns.resolutionNote.itsWorth') };
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

/** Other variants of the same thing, the one that is suggested first in line; and the way to everything else. */
function exchangeCard(
  facts: WizardFacts,
  line: ReturnDraftLine,
  item: Item,
  base: Omit<ResolutionView, 'amount'>,
  quoteAs: (variant: string | null) => QuoteMoney,
  { t, locale }: WizardWords,
): ResolutionView | null {
  const isAny = facts.quoteFacts.policy.resolutions.find(({ type }) => type === 'exchange')?.scope === 'any';
  const isGone = (variant: WizardFacts['variants'][number]) => variant.stock !== null && variant.stock < line.quantity;
  const other = facts.variants.find(
    (variant) =>
      isAny && variant.id === line.exchange_variant_id && variant.productExternalId !== item.productExternalId,
  );
  const own = facts.variants.filter(
    (variant) => variant.productExternalId === item.productExternalId && variant.externalId !== item.variantExternalId,
  );
  if (!isAny && own.every(isGone)) return null;
  const choices = [...(other ? [other] : []), ...own];
  const suggestion = nextVariant(facts.variants, item.variantExternalId, line.reason);
  const left = choices.filter((variant) => !isGone(variant));
  // Of several, none is chosen for the shopper unless their reason points at it.
  const chosen =
    choices.find((variant) => variant.id === line.exchange_variant_id) ??
    suggestion ??
    (left.length === 1 ? left[0] : undefined);
  const difference = quoteAs(chosen?.externalId ?? null).exchange_difference;
  return {
    ...base,
    label: t(`returns.resolution.${isAny ? 'exchangeAny' : 'exchange'}`),
    amount: chosen ? differenceText(difference, facts.isRecipient, t, locale) : t('returns.resolutionNote.chooseFirst'),
    note:
      chosen && chosen === suggestion
        ? t('returns.resolutionNote.suggested', { title: chosen.title })
        : chosen && chosen.stock !== null && chosen.stock <= 3 && !isGone(chosen)
          ? t('returns.resolutionNote.few', { count: chosen.stock })
          : null,
    suggested: suggestion !== null && chosen === suggestion,
    pickHref: isAny ? facts.links.pick(lineKey(line)) : null,
    picked: other ? { id: other.id, title: other.productTitle, variant: other.title, imageUrl: other.imageUrl } : null,
    variants: [
      ...(chosen || own.length === 0
        ? []
        : [{ id: '', label: t('returns.wizard.variantNone'), selected: true, disabled: false }]),
      ...own.map((variant) => ({
        id: variant.id,
        label: variantLabel(variant.title, isGone(variant), quoteAs(variant.externalId).exchange_difference),
        selected: variant.id === chosen?.id,
        disabled: isGone(variant),
      })),
    ],
  };

  function variantLabel(name: string, gone: boolean, costs: Money): string {
    if (gone) return t('returns.wizard.variantGone', { title: name });
    if (costs.amount === 0 || (costs.amount < 0 && facts.isRecipient))
      return t('returns.wizard.variantOption', { title: name });
    return t('returns.wizard.variantWith', { title: name, worth: differenceText(costs, facts.isRecipient, t, locale) });
  }
}

/** What an exchange costs or gives back; whoever was given the goods learns what is to be paid and nothing of prices. */
export function differenceText(difference: Money, isRecipient: boolean, t: WizardWords['t'], locale: string): string {
  if (difference.amount > 0) return t('returns.resolutionNote.difference', { amount: formatMoney(difference, locale) });
  if (difference.amount < 0 && !isRecipient)
    return t('returns.resolutionNote.differenceBack', {
      amount: formatMoney({ ...difference, amount: -difference.amount }, locale),
    });
  return t('returns.resolutionNote.inStock');
}

/** The day a way of making it right is promised for, in words. */
export function whenText(facts: WizardFacts, type: ResolutionType, options: WizardWords): string {
  const { t } = options;
  const dates = dateWords(facts, options);
  const country = facts.quoteFacts.order.shipping_address?.country ?? null;
  const after = (days: number) => dates.date(addWorkingDays(dates.today, days, country));
  if (type === 'keep') return t('returns.resolutionWhen.keep', { date: after(KEEP_WORKING_DAYS) });
  if (type === 'exchange' || type === 'replace')
    return t(`returns.resolutionWhen.${type}`, {
      handOver: after(HAND_OVER_WORKING_DAYS),
      date: after(HAND_OVER_WORKING_DAYS + 1 + (facts.transitDays ?? USUAL_TRANSIT_WORKING_DAYS)),
    });
  return t(`returns.resolutionWhen.${type}`, { date: after(REFUND_WORKING_DAYS) });
}
