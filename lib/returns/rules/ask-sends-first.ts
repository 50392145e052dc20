import type { SendsFirstView } from '@/components/storefront/flow-types';
import { formatMoney } from '@/lib/core/money';
import type { Quote, ReturnDraftLine } from '../types';
import { exchangeArrival } from './exchange-arrival';
import { handOverBy } from './hand-over-by';
import { nextVariant } from './next-variant';
import type { SendsFirst } from './sends-first';
import { askQuote, dateWords, itemOf, type WizardFacts, type WizardWords, wantedLine } from './wizard-facts';

/**
 * Whether the new one may travel first, in words that say what it may cost: asked beside the ways to make it right, for
 * what is exchanged. Null where the shop has no such thing, or a person looks first; and for whoever was given the goods,
 * whom it would tell what they cost.
 */
export function askSendsFirst(facts: WizardFacts, options: WizardWords): SendsFirstView | null {
  if (facts.isRecipient) return null;
  const lines = exchanged(facts);
  // A shop without a catalog has nothing to exchange for, and an empty question has no quote.
  if (lines.length === 0) return null;
  const quote = askQuote(facts, options.now, lines);
  if (!quote.sends_first) return null;
  const { t } = options;
  const isFirst = facts.draft.sends_first === true;
  return {
    legend: t('returns.first.legend'),
    note: t('returns.first.unasked'),
    choices: [
      { value: 'no', label: t('returns.first.no'), detail: t('returns.first.noDetail'), checked: !isFirst },
      {
        value: 'yes',
        label: t('returns.first.yes'),
        detail: sayTerms(facts, quote.sends_first, quote, options),
        checked: isFirst,
      },
    ],
  };
}

/** What the shopper agrees to, as one sentence with its day and its sum. */
export function sayTerms(facts: WizardFacts, first: SendsFirst, quote: Quote, options: WizardWords): string {
  const { t, locale, now } = options;
  const amount = formatMoney(first.amount, locale);
  if (!quote.approves) return t(`returns.first.${first.secured_by}Review`, { amount, days: first.days });
  const address = facts.quoteFacts.order.shipping_address;
  const zone = facts.quoteFacts.shop?.time_zone ?? 'UTC';
  const country = address?.country ?? null;
  const { leaves, arrives } = exchangeArrival(
    now,
    { rules: facts.deliveryRules, zone },
    { transitDays: facts.transitDays, country },
  );
  const dates = dateWords(facts, options);
  const place = {
    zone,
    address: address
      ? { country: country ?? '', region: address.region ?? undefined, postal_code: address.postal_code ?? '' }
      : null,
  };
  return t(`returns.first.${first.secured_by}`, {
    amount,
    leaves: dates.on(leaves),
    arrives: dates.long(arrives),
    date: dates.long(handOverBy(first.days, place, now).day),
  });
}

/** What is exchanged, or else could be: for what was chosen there, or would be suggested. */
function exchanged(facts: WizardFacts) {
  const chosen = facts.draft.lines.filter(({ resolution }) => resolution === 'exchange');
  return (chosen.length > 0 ? chosen : facts.draft.lines).flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    const variant = item && variantFor(facts, line, item);
    return item && variant
      ? [
          {
            ...wantedLine(facts, line, item.externalId),
            resolution: 'exchange' as const,
            exchange_variant_external_id: variant.externalId,
          },
        ]
      : [];
  });
}

function variantFor(facts: WizardFacts, line: ReturnDraftLine, item: WizardFacts['items'][number]) {
  const isThere = ({ stock }: WizardFacts['variants'][number]) => stock === null || stock >= line.quantity;
  const own = facts.variants.filter(
    (variant) => variant.productExternalId === item.productExternalId && variant.externalId !== item.variantExternalId,
  );
  return (
    facts.variants.find((variant) => variant.id === line.exchange_variant_id) ??
    nextVariant(facts.variants, item.variantExternalId, line.reason) ??
    own.find(isThere)
  );
}
