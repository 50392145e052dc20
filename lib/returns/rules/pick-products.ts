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

  // What all of a product's variants cost alike stands beside its name, and is not said again with each of them.
  const variantLabel = (
    { variant, isGone, worth }: { variant: { title: string }; isGone: boolean; worth: string },
    isSame: boolean,
  ) => {
    const { title } = variant;
    if (isGone) return t('returns.wizard.variantGone', { title });
    return isSame ? t('returns.wizard.variantOption', { title }) : t('returns.wizard.variantWith', { title, worth });
  };
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
      const choices = product.variants
        .filter((variant) => variant.externalId !== item.variantExternalId)
        .map((variant) => ({
          variant,
          isGone: variant.stock !== null && variant.stock < line.quantity,
          worth: differenceText(difference(variant, product), facts.isRecipient, t, locale),
        }));
      const left = choices.filter((choice) => !choice.isGone);
      const [worth = null, ...others] = new Set(left.map((choice) => choice.worth));
      const isSame = others.length === 0;
      return {
        id: product.id,
        title: product.title,
        imageUrl: left[0]?.variant.imageUrl ?? product.imageUrl,
        worth: left.length === 0 ? t('returns.wizard.productGone') : isSame ? worth : null,
        isGone: left.length === 0,
        variants: choices.map((choice) => ({
          id: choice.variant.id,
          label: variantLabel(choice, isSame),
          disabled: choice.isGone,
          selected: choice === left[0],
        })),
      };
    }),
    moreHref: found.after ? moreHref() : null,
    backHref: facts.links.step('resolution'),
  };
}
