import { cache } from 'react';
import type { ProductPickView } from '@/components/storefront/flow-types';
import type { MoneyView } from '@/components/storefront/types';
import { assertMayReturn, type Grant, requireGrant } from '@/lib/access/require-grant';
import { listWishes } from '@/lib/catalog/queries/list-awaited-variants';
import { listProductPictures } from '@/lib/catalog/queries/list-product-pictures';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { findShop, type PublicShop } from '@/lib/shops/find-shop';
import { type Dress, dressPage } from '@/lib/storefront/dress';
import { keepLanguage } from '@/lib/storefront/rules/keep-language';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { getDeliveryRules } from '@/lib/tracking/queries/get-delivery-rules';
import { findDraft } from './queries/find-draft';
import { findReturnSettings } from './queries/find-return-settings';
import { listExchangeProducts } from './queries/list-exchange-products';
import { loadQuoteFacts } from './queries/load-quote-facts';
import { applyAnswers } from './rules/apply-answers';
import { draftMoney } from './rules/draft-quote';
import { isRecipient } from './rules/is-recipient';
import { pickProducts } from './rules/pick-products';
import { stepHref } from './rules/step-href';
import type { StepId } from './rules/steps';
import { transitDays } from './rules/transit-days';
import type { WizardFacts } from './rules/wizard-facts';

export type Wizard = {
  gate: Gate;
  grant: Grant;
  shop: PublicShop;
  dress: Dress;
  now: Date;
  orderNumber: string;
  facts: WizardFacts;
  base: string;
};

/**
 * Everything a step of the wizard shows, from one unit of work. Once a request.
 * @throws AppError NOT_FOUND for a link that opens nothing, FORBIDDEN for one that shows the status only
 */
export const loadWizard = cache(
  async (slug: string, token: string, language: string | null, acceptLanguage: string | null): Promise<Wizard> => {
    const now = new Date();
    const { gate, grant } = await requireGrant({ slug, token, purpose: 'track', now });
    assertMayReturn(grant);
    const shop = await findShop(slug);
    if (!shop) throw new Error('The shop of a grant exists.');
    const base = `/s/${slug}/track/${token}/return`;
    const { orderLocale, orderNumber, facts } = await inShop(gate, (ctx) =>
      readFacts(ctx, grant.orderId, base, language),
    );
    const dress = dressPage({ shop, path: base, explicitLocale: language, acceptLanguage, orderLocale });
    return {
      gate,
      grant,
      shop,
      dress,
      now,
      orderNumber,
      facts: {
        ...facts,
        links: { ...facts.links, contact: contactOf(dress) ?? `/s/${slug}/track/${token}/feedback?kind=wrong` },
      },
      base,
    };
  },
);

export type OpenedWizard = { wizard: Wizard | null; dress: Dress };

/**
 * The wizard of a link; none, and the dress to say so in, for a link that shows the status only.
 * @throws AppError NOT_FOUND for a link that opens nothing
 */
export async function openWizard(
  slug: string,
  token: string,
  language: string | null,
  acceptLanguage: string | null,
): Promise<OpenedWizard> {
  try {
    const wizard = await loadWizard(slug, token, language, acceptLanguage);
    return { wizard, dress: wizard.dress };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'FORBIDDEN') throw error;
    const shop = await findShop(slug);
    if (!shop) throw new Error('The shop of a grant exists.', { cause: error });
    const path = `/s/${slug}/track/${token}/return`;
    return { wizard: null, dress: dressPage({ shop, path, explicitLocale: language, acceptLanguage }) };
  }
}

const contactOf = ({ brand }: Dress): string | null =>
  brand.contact.url ?? (brand.contact.email ? `mailto:${brand.contact.email}` : null);

async function readFacts(ctx: Ctx, orderId: string, base: string, language: string | null) {
  const [draft, settings, pictures, deliveryRules, wishes] = await Promise.all([
    findDraft(ctx, orderId),
    findReturnSettings(ctx),
    listProductPictures(ctx, { orderId }),
    getDeliveryRules(ctx),
    listWishes(ctx, { orderId }),
  ]);
  const loaded = await loadQuoteFacts(ctx, {
    orderId,
    without: draft.replaces ?? undefined,
    variantIds: draft.lines.flatMap((line) => line.exchange_variant_id ?? []),
  });
  const { orderRow, lineRows, variantRows, ...quoteFacts } = loaded;
  const picture = new Map(pictures.map((one) => [one.externalId, one.imageUrl]));
  const facts: WizardFacts = {
    quoteFacts,
    draft,
    settings,
    deliveryRules,
    wishes,
    isRecipient: isRecipient(ctx.actor),
    transitDays: transitDays(quoteFacts.shipments ?? [], orderRow.country),
    items: lineRows
      .filter((line) => line.requiresShipping)
      .map((line) => ({
        id: line.id,
        externalId: line.externalId,
        productExternalId: line.productExternalId,
        variantExternalId: line.variantExternalId,
        title: line.title,
        variant: line.variantTitle,
        quantity: line.quantity,
        imageUrl: ownPicture(
          line.imageUrl ??
            variantRows.find((variant) => variant.externalId === line.variantExternalId)?.imageUrl ??
            picture.get(line.productExternalId ?? '') ??
            null,
        ),
        imageAlt: line.title,
        price: null,
        returnNote: null,
        careTip: null,
      })),
    variants: variantRows.map((variant) => ({
      id: variant.id,
      externalId: variant.externalId,
      productExternalId: variant.productExternalId,
      productTitle: variant.productTitle,
      title: variant.title,
      options: variant.options,
      stock: variant.stock === null ? null : Math.max(0, variant.stock - variant.reserved),
      imageUrl: ownPicture(variant.imageUrl ?? variant.productImage),
    })),
    links: {
      step: (step: StepId) => stepHref(base, step, language),
      pick: (key: string) => keepLanguage(`${base}?step=resolution&pick=${encodeURIComponent(key)}`, language),
      photo: (id: string) => `${base.slice(0, -'/return'.length)}/photo/${id}.webp`,
      contact: null,
    },
  };
  return { orderLocale: orderRow.locale, orderNumber: orderRow.number, facts };
}

/** A page of what the shop has instead of one thing, as the wizard shows it. */
export async function loadProductPick(
  wizard: Wizard,
  input: { key: string; search: string; after: string | null; action: string },
): Promise<ProductPickView | null> {
  const { facts, gate, dress, now } = wizard;
  const search = input.search.trim().slice(0, 80);
  const { currency } = facts.quoteFacts.order;
  const found = await inShop(gate, (ctx) =>
    listExchangeProducts(ctx, { search, after: input.after?.slice(0, 600) ?? null, currency }),
  );
  const products = found.products.map((product) => ({
    ...product,
    imageUrl: ownPicture(product.imageUrl ?? product.variants.find((variant) => variant.imageUrl)?.imageUrl ?? null),
  }));
  return pickProducts(
    facts,
    { ...found, products },
    {
      ...input,
      search,
      now,
      locale: dress.locale,
      t: dress.words,
    },
  );
}

/** Sums one order may be asked for in an hour: a few for each choice. */
const SUM_LIMIT = { points: 600, windowSeconds: 3_600 };

/**
 * What a return would come to with what is chosen on a step and not sent yet: the wizard's own sum, from its own quote.
 * Nothing is kept. Null where there is none to show.
 * @throws AppError as `loadWizard`; RATE_LIMITED
 */
export async function loadSum(
  slug: string,
  token: string,
  input: { step: StepId; answers: Record<string, unknown>; language: string | null; acceptLanguage: string | null },
): Promise<MoneyView | null> {
  const { facts, dress, now, grant } = await loadWizard(slug, token, input.language, input.acceptLanguage);
  await consumeLimit('sum:order', grant.orderId, SUM_LIMIT);
  const draft = applyAnswers(facts.draft, input.step, input.answers);
  return draftMoney({ ...facts, draft }, { now, locale: dress.locale, t: dress.words });
}
