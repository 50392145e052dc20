import type { ProductPickView } from '@/components/storefront/flow-types';
import { differenceText } from './ask-resolutions';
import { lineKey } from './line-key';
import { quoteReturn } from './quote';
import { itemOf, type WizardFacts, type WizardWords, wantedLine } from './wizard-facts';

type Found = {
  products: {
    id: string;
    externalId: string;
    title: string;
    imageUrl: string | null;
    variants: {
      id: string;
      externalId: string;
      title: string;
      price: number;
      currency: string;
      stock: number | null;
      imageUrl: string | null;
    }[];
  }[];
  after: string | null;
};

/**
 * A page of the catalogue instead of one thing: what each variant would cost or give back, by the quote itself.
 * Null where nothing of the kind is being returned, or the shop exchanges like for like only.
 */
export function pickProducts(
  facts: WizardFacts,
  found: Found,
  options: WizardWords & { key: string; search: string; after: string | null; action: string },
): ProductPickView | null {
  const { key, search, t, locale, now } = options;
  const line = facts.draft.lines.find((one) => lineKey(one) === key);
  const item = line && itemOf(facts, line.line_id);
  const exchange = facts.quoteFacts.policy.resolutions.find(({ type }) => type === 'exchange');
  if (!line || !item || exchange?.scope !== 'any') return null;

  const difference = (variant: Found['products'][number]['variants'][number], product: Found['products'][number]) =>
    quoteReturn({
      ...facts.quoteFacts,
      variants: [
        {
          external_id: variant.externalId,
          product_external_id: product.externalId,
          title: variant.title,
          price: { amount: variant.price, currency: variant.currency },
          stock: null,
        },
      ],
      kind: facts.draft.kind,
      now,
      lines: [
        {
          ...wantedLine(facts, line, item.externalId),
          resolution: 'exchange',
          exchange_variant_external_id: variant.externalId,
        },
      ],
    }).money.exchange_difference;

  const [action = '', query = ''] = options.action.split('?');
  const kept = new URLSearchParams(query);
  const moreHref = () => {
    const next = new URLSearchParams(query);
    if (search) next.set('q', search);
    next.set('after', found.after ?? '');
    return `${action}?${next}`;
  };
  return {
    item: { ...item, quantity: line.quantity },
    search: { action, value: search, hidden: Object.fromEntries(kept) },
    products: found.products.map((product) => {
      const choices = product.variants.map((variant) => {
        const isOwn = variant.externalId === item.variantExternalId;
        const isGone = isOwn || (variant.stock !== null && variant.stock < line.quantity);
        const worth = differenceText(difference(variant, product), facts.isRecipient, t, locale);
        return {
          id: variant.id,
          label: isGone
            ? t('returns.wizard.variantGone', { title: variant.title })
            : t('returns.wizard.variantWith', { title: variant.title, worth }),
          difference: worth,
          disabled: isGone,
          selected: false,
        };
      });
      const first = choices.find((choice) => !choice.disabled);
      return {
        id: product.id,
        title: product.title,
        imageUrl: product.imageUrl,
        variants: choices.map((choice) => ({ ...choice, selected: choice === first })),
      };
    }),
    moreHref: found.after ? moreHref() : null,
    backHref: facts.links.step('resolution'),
  };
}
