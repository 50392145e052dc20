import type { StockWishView } from '@/components/storefront/flow-types';
import type { ReturnDraftLine } from '../types';
import { isOfSize, nextVariant } from './next-variant';
import type { WizardFacts, WizardWords } from './wizard-facts';

/** Sizes and colours of the same thing that are gone, each with the offer to be told, or with the word that they will be. */
export function askStock(
  facts: WizardFacts,
  item: WizardFacts['items'][number],
  line: ReturnDraftLine,
  { t }: Pick<WizardWords, 't'>,
): StockWishView | null {
  // A mail would go to the buyer; whoever was given the goods has told us no address yet.
  if (facts.isRecipient) return null;
  const gone = facts.variants.filter(
    (variant) =>
      variant.productExternalId === item.productExternalId &&
      variant.externalId !== item.variantExternalId &&
      variant.stock !== null &&
      variant.stock < 1,
  );
  if (gone.length === 0) return null;
  const choices = gone.map(({ id, title }) => {
    const isAsked = facts.wishes.includes(id);
    return {
      variantId: id,
      isAsked,
      said: isAsked ? t('returns.stock.told', { title }) : null,
      label: isAsked ? t('returns.stock.stop') : t('returns.stock.tell', { title }),
    };
  });
  return {
    title: t('returns.stock.title'),
    once: t('returns.stock.once'),
    isOpen:
      choices.some(({ isAsked }) => isAsked) ||
      line.resolution === 'exchange' ||
      (isOfSize(line.reason) && !nextVariant(facts.variants, item.variantExternalId, line.reason)),
    choices,
  };
}
